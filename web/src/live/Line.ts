import { EventStreamSocket } from './EventStreamSocket';
import type { Socket } from './LiveStream';

const FAILED_UPGRADES = 2;
const EVENT_STREAM_MS = 5 * 60_000;
const HANGS_AFTER_MS = 5_000;

/**
 * Opens WebSockets, and event streams where WebSockets do not get through: after two that were
 * closed before they were open, for five minutes. An event stream that is not heard either means
 * that the server is away, and WebSockets are tried again.
 */
export class Line {
  private failedUpgrades = 0;
  private eventStreamsUntil = 0;

  open(address: string): Socket {
    return Date.now() < this.eventStreamsUntil ? this.eventStream(address) : this.socket(address);
  }

  private socket(address: string): Socket {
    const url = new URL(address, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    const askedAt = Date.now();
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      this.failedUpgrades = 0;
    });
    socket.addEventListener('close', () => {
      // Someone who turned the page at once let go of it: that says nothing of the network.
      const letGo = socket.onclose === null && Date.now() - askedAt < HANGS_AFTER_MS;
      if (opened || letGo) return;
      this.failedUpgrades += 1;
      if (this.failedUpgrades >= FAILED_UPGRADES) {
        this.eventStreamsUntil = Date.now() + EVENT_STREAM_MS;
      }
    });
    return socket;
  }

  private eventStream(address: string): Socket {
    const stream = new EventStreamSocket(address.replace(/^\/ws\//, '/api/stream/'));
    stream.onend = (heard) => {
      if (heard) return;
      this.failedUpgrades = 0;
      this.eventStreamsUntil = 0;
    };
    return stream;
  }
}

import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';

const MARK = 'v2-';

/**
 * A server before the server under test, which can be redeployed: its version 1 is the page as it was built, in its
 * version 2 every built file has another name, as after a change, and those of version 1 are gone. All else goes through.
 */
export class TwoVersions {
  version: 1 | 2 = 1;
  private readonly behind: URL;
  private readonly server: Server;
  private names: string[] = [];

  constructor(behind: string) {
    this.behind = new URL(behind);
    this.server = createServer((asked, answer) => {
      this.answer(asked, answer).catch(() => answer.destroy());
    });
    this.server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) => {
      this.connect(asked, socket, head);
    });
  }

  /** Returns its address. */
  async start(): Promise<string> {
    const worker = await this.text('/sw.js');
    this.names = [...worker.matchAll(/"assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('It listens nowhere');
    return `http://localhost:${address.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async text(path: string): Promise<string> {
    return (await fetch(new URL(path, this.behind))).text();
  }

  private async answer(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = asked.url ?? '/';
    const file = /^\/assets\/(.+)$/.exec(path)?.[1];
    if (this.version === 1 || !(file !== undefined || isPage(asked, path))) {
      this.pass(asked, answer);
    } else if (file === undefined) {
      await this.renamed(path, answer);
    } else if (file.startsWith(MARK)) {
      await this.renamed(`/assets/${file.slice(MARK.length)}`, answer);
    } else {
      answer.writeHead(404).end();
    }
  }

  /** A file of the page with the other names in it. */
  private async renamed(path: string, answer: ServerResponse): Promise<void> {
    const built = await fetch(new URL(path, this.behind), { headers: { accept: 'text/html,*/*' } });
    const bytes = Buffer.from(await built.arrayBuffer());
    const headers = Object.fromEntries(
      [...built.headers].filter(
        ([name]) => !/^(content-(length|encoding)|transfer-encoding|connection)$/.test(name),
      ),
    );
    answer.writeHead(built.status, headers);
    answer.end(path.endsWith('.woff2') ? bytes : this.rename(bytes.toString()));
  }

  private rename(text: string): string {
    return this.names
      .reduce((changed, name) => changed.replaceAll(name, MARK + name), text)
      .replace('{url:"index.html",revision:"', `$&${MARK}`);
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const passed = request(
      new URL(asked.url ?? '/', this.behind),
      { method: asked.method, headers: asked.headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  }

  private connect(asked: IncomingMessage, socket: Socket, head: Buffer): void {
    const passed = request(new URL(asked.url ?? '/', this.behind), { headers: asked.headers });
    passed.on('upgrade', (given, other, first) => {
      const lines = given.rawHeaders.flatMap((value, at, all) =>
        at % 2 === 0 ? [`${value}: ${all[at + 1] ?? ''}`] : [],
      );
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.write(first);
      other.write(head);
      other.pipe(socket).pipe(other);
      other.on('error', () => socket.destroy());
      socket.on('error', () => other.destroy());
    });
    passed.on('response', () => socket.destroy());
    passed.on('error', () => socket.destroy());
    passed.end();
  }
}

/** The document, under whatever address, or the worker. */
const isPage = ({ method, headers }: IncomingMessage, path: string) =>
  method === 'GET' &&
  (path === '/sw.js' ||
    path === '/index.html' ||
    path.startsWith('/index.html?') ||
    (headers.accept?.includes('text/html') === true && !/^\/(api|health|metrics|ws)/.test(path)));

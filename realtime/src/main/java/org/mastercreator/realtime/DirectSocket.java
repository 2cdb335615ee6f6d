package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes to a socket past the channel's pipeline and queue, so that an event to one of ten thousand sockets costs little
 * more than the system call: on the way through the pipeline each socket has dozens of objects of its own, none of which
 * is in a cache any more when its turn comes.
 *
 * <p>Protocol. On the socket's event loop only, for bytes that are ready for the wire. While bytes wait in the channel's
 * queue nothing is written, so their order stays. What the kernel does not take is the caller's to write through the
 * channel, which then waits until the socket takes more. A channel that is being closed has no queue any more; its
 * descriptor may be another socket's already, so nothing is written then either.
 */
final class DirectSocket {
    private final Channel.Unsafe channel;
    private final Socket socket;

    private DirectSocket(Channel.Unsafe channel, Socket socket) {
        this.channel = channel;
        this.socket = socket;
    }

    /** Empty where bytes have to go through the pipeline: with TLS in this process, and on other transports than epoll. */
    static Optional<DirectSocket> of(Channel channel) {
        return channel instanceof EpollSocketChannel epoll
                        && epoll.fd() instanceof Socket socket
                        && channel.pipeline().get(SslHandler.class) == null
                ? Optional.of(new DirectSocket(channel.unsafe(), socket))
                : Optional.empty();
    }

    /**
     * Writes as much as the socket takes now.
     *
     * @param bytes a direct buffer; they stay as they are
     * @return how many of them were written, from the first on
     */
    int write(ByteBuf bytes) {
        ChannelOutboundBuffer queue = channel.outboundBuffer();
        if (queue == null || queue.totalPendingWriteBytes() > 0) {
            return 0;
        }
        int from = bytes.readerIndex();
        int length = bytes.readableBytes();
        try {
            return bytes.hasMemoryAddress()
                    ? socket.sendAddress(bytes.memoryAddress(), from, from + length)
                    : socket.send(bytes.nioBuffer(from, length), 0, length);
        } catch (IOException _) {
            // The channel meets the same failure when it is given the bytes, and ends the connection.
            return 0;
        }
    }
}

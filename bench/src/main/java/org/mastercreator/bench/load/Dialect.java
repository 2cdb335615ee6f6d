package org.mastercreator.bench.load;

import java.util.Optional;

/** How a client speaks to one kind of server. */
public sealed interface Dialect {
    /** Path and query of the socket. */
    String path();

    default Optional<String> authorization() {
        return Optional.empty();
    }

    /** Bytes of the peer's framing after an event's JSON. */
    default int tail() {
        return 0;
    }

    /** Whether the socket is ready as soon as the server has answered 101. */
    default boolean readyOnUpgrade() {
        return false;
    }

    /** A text frame that is no event: what to do about it. */
    Reaction hear(String text);

    /** What a client does about a frame. */
    sealed interface Reaction {
        record Nothing() implements Reaction {}

        record Ready() implements Reaction {}

        record Say(String text) implements Reaction {}
    }

    Reaction NOTHING = new Reaction.Nothing();
    Reaction READY = new Reaction.Ready();

    /** A socket that says nothing of its own. */
    record Plain(String path) implements Dialect {
        @Override
        public boolean readyOnUpgrade() {
            return true;
        }

        @Override
        public Reaction hear(String text) {
            return NOTHING;
        }
    }

    /** Our own: ready when the server has confirmed. */
    record Ours(String path, String token) implements Dialect {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public Reaction hear(String text) {
            return text.startsWith("{\"type\":\"connection_confirmed\"") ? READY : NOTHING;
        }
    }

    /** Engine.IO 4 with Socket.IO 5 in it: open, connect to the namespace, answer pings. */
    record SocketIo() implements Dialect {
        @Override
        public String path() {
            return "/socket.io/?EIO=4&transport=websocket";
        }

        @Override
        public int tail() {
            return 1;
        }

        @Override
        public Reaction hear(String text) {
            if (text.startsWith("40")) {
                return READY;
            }
            return switch (text.charAt(0)) {
                case '0' -> new Reaction.Say("40");
                case '2' -> new Reaction.Say("3");
                default -> NOTHING;
            };
        }
    }
}

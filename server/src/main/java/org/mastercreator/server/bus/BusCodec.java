package org.mastercreator.server.bus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.mastercreator.realtime.Publication;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message's bytes: version, sender, kind, content. Events carry their text as it goes to clients, so that no node
 * makes it twice; everything else is rare and goes as JSON. A message of another version is not read: while nodes of
 * two versions run side by side they repair themselves from the database.
 */
final class BusCodec {
    private static final int VERSION = 1;
    private static final char EVENTS = 'E';
    private static final char REWRITTEN = 'W';
    private static final char RIGHTS_ENDED = 'R';
    private static final char NODE_PRESENCE = 'P';
    private static final int MOST_PUBLICATIONS = 100_000;

    private final String node;
    private final JsonMapper json;

    BusCodec(String node, JsonMapper json) {
        this.node = node;
        this.json = json;
    }

    byte[] encode(BusMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(node);
            switch (message) {
                case BusMessage.Events events -> writeEvents(out, events);
                case BusMessage.Rewritten rewritten -> writeJson(out, REWRITTEN, rewritten);
                case BusMessage.RightsEnded ended -> writeJson(out, RIGHTS_ENDED, ended);
                case BusMessage.NodePresence presence -> writeJson(out, NODE_PRESENCE, presence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void writeJson(DataOutputStream out, char kind, BusMessage message) throws IOException {
        out.writeByte(kind);
        out.write(json.writeValueAsBytes(message));
    }

    private static void writeEvents(DataOutputStream out, BusMessage.Events events) throws IOException {
        out.writeByte(EVENTS);
        out.writeInt(events.publications().size());
        for (Publication publication : events.publications()) {
            out.writeUTF(publication.stream());
            out.writeLong(publication.offset());
            out.writeLong(publication.rights());
            out.writeByte(publication.tags().size());
            for (String tag : publication.tags()) {
                out.writeUTF(tag);
            }
            out.writeInt(publication.payload().length);
            out.write(publication.payload());
        }
    }

    /** A message as it came: readable, one's own, or of another version. */
    sealed interface Read {
        record Message(BusMessage message) implements Read {}

        record Own() implements Read {}

        record Unknown(String why) implements Read {}
    }

    Read decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                return new Read.Unknown("version " + version);
            }
            if (in.readUTF().equals(node)) {
                return new Read.Own();
            }
            char kind = (char) in.readUnsignedByte();
            return switch (kind) {
                case EVENTS -> new Read.Message(readEvents(in));
                case REWRITTEN -> readJson(in, BusMessage.Rewritten.class);
                case RIGHTS_ENDED -> readJson(in, BusMessage.RightsEnded.class);
                case NODE_PRESENCE -> readJson(in, BusMessage.NodePresence.class);
                default -> new Read.Unknown("kind " + (int) kind);
            };
        } catch (IOException | RuntimeException malformed) {
            return new Read.Unknown(malformed.getClass().getSimpleName());
        }
    }

    private Read readJson(DataInputStream in, Class<? extends BusMessage> type) throws IOException {
        return new Read.Message(json.readValue(in.readAllBytes(), type));
    }

    private static BusMessage.Events readEvents(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_PUBLICATIONS) {
            throw new IOException("a message of " + count + " events");
        }
        List<Publication> publications = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String stream = in.readUTF();
            long offset = in.readLong();
            long rights = in.readLong();
            int tagCount = in.readUnsignedByte();
            List<String> tags = new ArrayList<>(tagCount);
            for (int t = 0; t < tagCount; t++) {
                tags.add(in.readUTF());
            }
            int length = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (payload.length != length) {
                throw new IOException("cut short");
            }
            publications.add(new Publication(stream, offset, List.copyOf(tags), rights, payload));
        }
        return new BusMessage.Events(publications);
    }
}

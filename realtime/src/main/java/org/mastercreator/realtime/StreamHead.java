package org.mastercreator.realtime;

/**
 * What a log holds of a stream.
 *
 * @param offset of the newest publication, 0 without any
 * @param trimmedTo the newest offset that retention has removed, 0 if nothing was
 */
public record StreamHead(String epoch, long offset, long trimmedTo) {
    StreamPosition position() {
        return new StreamPosition(epoch, offset);
    }
}

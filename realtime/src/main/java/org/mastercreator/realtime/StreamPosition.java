package org.mastercreator.realtime;

/**
 * A place in a stream: everything up to and including {@code offset} has been seen.
 *
 * @param epoch the life of the stream that the offset belongs to
 * @param offset 0 before the first publication
 */
public record StreamPosition(String epoch, long offset) {}

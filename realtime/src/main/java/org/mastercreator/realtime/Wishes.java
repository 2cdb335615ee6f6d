package org.mastercreator.realtime;

import java.util.Optional;

/**
 * What a client asks of its connection.
 *
 * @param since the position after which it wants to go on; empty from now on
 * @param conflate while it is behind, to be spared events that a later one supersedes (see {@link Publication#LATEST}):
 *     its offsets still rise, but with holes
 */
public record Wishes(Optional<StreamPosition> since, boolean conflate) {}

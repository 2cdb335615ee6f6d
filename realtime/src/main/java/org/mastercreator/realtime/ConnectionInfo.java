package org.mastercreator.realtime;

/** A connection as others may know it. */
public record ConnectionInfo(String connectionId, ChannelId channel, Peer peer) {}

package org.mastercreator.realtime;

/** Whether a connection may watch its channel. */
public sealed interface Admission {
    /**
     * It may.
     *
     * @param rights the version of the stream's rights that this was true at: {@link Publication#rights}
     */
    record Granted(long rights) implements Admission {}

    /** It may not, or no longer. */
    record Refused(CloseCode code) implements Admission {}
}

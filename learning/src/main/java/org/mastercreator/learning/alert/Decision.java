package org.mastercreator.learning.alert;

/** What to do about one kind of alert for one student (and concept). */
public sealed interface Decision {
    /**
     * Raise it, or leave it raised.
     *
     * @param evidence one sentence with the figures
     * @param clearsWhen one sentence: what would end it
     */
    record Raise(String evidence, String clearsWhen) implements Decision {}

    /** Resolve it if it is raised. */
    record Resolve() implements Decision {}

    /** Neither: between the two bounds everything stays as it is, so that alerts do not flap. */
    record Keep() implements Decision {}
}

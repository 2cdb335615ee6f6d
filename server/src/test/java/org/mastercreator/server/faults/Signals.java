package org.mastercreator.server.faults;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to real processes. */
final class Signals {
    private Signals() {}

    /** Stops a process and all that it started, without their noticing. */
    static void pause(long pid) {
        all(pid).forEach(each -> run("kill", "-STOP", String.valueOf(each)));
    }

    static void resume(long pid) {
        all(pid).forEach(each -> run("kill", "-CONT", String.valueOf(each)));
    }

    static List<Long> all(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** @return whether the command did what was asked; a process that has ended meanwhile is no failure of the test */
    static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

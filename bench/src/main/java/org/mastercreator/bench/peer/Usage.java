package org.mastercreator.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process has used, as Linux tells it under /proc (proc_pid_stat(5), proc_pid_status(5)). */
public final class Usage {
    private static final double TICKS_A_SECOND = 100;
    private static final int BEFORE_TIMES = 11;
    private static final Pattern COMPILER = Pattern.compile("^C[12] Compiler");

    private Usage() {}

    /** CPU seconds of the process and of all that descend from it. */
    public static double cpuSeconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(each -> ofOne(Path.of("/proc", String.valueOf(each.pid()))))
                .sum();
    }

    /** CPU seconds of a virtual machine's compilers that are there now: they come and go with what there is to compile. */
    static double compilerSeconds(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return threads.filter(
                            thread -> COMPILER.matcher(read(thread, "comm")).find())
                    .mapToDouble(Usage::ofOne)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param process its directory, or that of a thread */
    private static double ofOne(Path process) {
        String stat = read(process, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        // The name, in parentheses, may hold anything; the state follows it.
        Scanner fields = new Scanner(stat.substring(stat.lastIndexOf(')') + 2));
        for (int skipped = 0; skipped < BEFORE_TIMES; skipped++) {
            fields.next();
        }
        // In user mode, in the kernel, and both of children that have ended.
        long ticks = fields.nextLong() + fields.nextLong() + fields.nextLong() + fields.nextLong();
        return ticks / TICKS_A_SECOND;
    }

    /** Resident bytes of the process itself. */
    public static long residentBytes(long pid) {
        return read(Path.of("/proc", String.valueOf(pid)), "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Empty if the process or thread has ended. */
    private static String read(Path process, String file) {
        Path path = process.resolve(file);
        try {
            return Files.readString(path);
        } catch (java.nio.file.NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            if (!Files.exists(path)) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}

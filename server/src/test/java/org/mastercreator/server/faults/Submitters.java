package org.mastercreator.server.faults;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.json.JsonMapper;

/** Students who hand in work all the time and try again, with the same key, until they are told that it is graded. */
final class Submitters {
    static final int STUDENTS = 12;

    private final Installation all;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();
    private final AtomicLong attempts = new AtomicLong();
    private volatile boolean stop;

    Submitters(Installation all, int count, long seed) {
        this.all = all;
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 31 + i);
            threads.add(Thread.ofVirtual().start(() -> handIn(random)));
        }
    }

    static String student(int number) {
        return String.format("student_%03d", number);
    }

    private void handIn(Random random) {
        while (!stop) {
            String body =
                    ServerTest.submission(student(1 + random.nextInt(STUDENTS)), "ecosystems", random.nextBoolean());
            String key = UUID.randomUUID().toString();
            while (!submitted(body, key, random)) {
                LockSupport.parkNanos(20_000_000L + random.nextInt(50_000_000));
            }
        }
    }

    private boolean submitted(String body, String key, Random random) {
        attempts.incrementAndGet();
        Optional<HttpResponse<String>> answer =
                all.any(random).call("POST", "/api/assessments/submit", body, Optional.of(key));
        if (answer.isEmpty()) {
            return false;
        }
        int status = answer.get().statusCode();
        if (status == 200) {
            acknowledged.add(JsonMapper.shared()
                    .readTree(answer.get().body())
                    .at("/graded_assessment/grading_id")
                    .stringValue());
            return true;
        }
        if (status < 500 && status != 409 && status != 429) {
            complaints.add(status + " " + answer.get().body());
        }
        return false;
    }

    long attempts() {
        return attempts.get();
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    Set<String> complaints() {
        return complaints;
    }

    /** Each goes on until its last work is acknowledged. */
    void stop() throws InterruptedException {
        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

package org.mastercreator.server.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the jobs, one at a time on each node, on a thread of its own.
 *
 * <p>Protocol. A node claims a job with a lease and renews it while it works; a job whose lease ran out (its node
 * died) is claimed by another, which goes on after the last stage whose end was stored. A stage therefore may run
 * twice but its end counts once. A job that broke off because the database failed is claimed again, by its own node
 * too. After three attempts at one stage the job fails and says so. A cancelled job ends at the next border between
 * stages; a server that shuts down stops there too and leaves the rest to the next one. Whatever a job throws ends
 * that job at most, never the runner.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final Map<String, Stages> kinds;
    private final TransactionTemplate transaction;
    private final String node = UUID.randomUUID().toString();
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {});

    JobRunner(Jobs jobs, List<Stages> kinds, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.kinds = kinds.stream().collect(Collectors.toMap(Stages::kind, Function.identity()));
        this.transaction = transaction;
    }

    /** A job was stored: do not wait for the next look. */
    void wake() {
        bell.release();
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void renewLease() {
        jobs.renew(node, LEASE);
    }

    private void work() {
        while (running) {
            try {
                Optional<Jobs.Held> held = transaction.execute(_ -> jobs.claim(node, LEASE));
                if (held.isPresent()) {
                    run(held.get());
                } else {
                    bell.tryAcquire(1, TimeUnit.SECONDS);
                    bell.drainPermits();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException databaseAway) {
                log.warn(
                        "jobs wait for the database: {}",
                        databaseAway.getClass().getSimpleName());
                pause();
            } catch (RuntimeException | Error failure) {
                log.error("a job could not even be ended", failure);
                pause();
            }
        }
    }

    private void pause() {
        try {
            bell.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Jobs.Held held) {
        String jobId = held.job().jobId();
        if (held.attempts() > MOST_ATTEMPTS) {
            fail(jobId, "This job broke off " + MOST_ATTEMPTS + " times. Start it again if it is still needed.");
            return;
        }
        Stages stages = Objects.requireNonNull(kinds.get(held.job().kind()));
        ObjectNode made = held.work();
        List<String> done = held.job().completedStages();
        try {
            for (int i = done.size(); i < stages.names().size() && running; i++) {
                String stage = stages.names().get(i);
                if (!Boolean.TRUE.equals(transaction.execute(_ -> jobs.stageStarts(held, stage)))) {
                    return;
                }
                made = runStage(
                        held, stages, stage, made, (i + 1.0) / stages.names().size());
            }
        } catch (Jobs.LostException lost) {
            log.info("{}", lost.getMessage());
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException | Error failure) {
            log.error("job {} failed", jobId, failure);
            fail(jobId, "The job failed. The failure has been logged.");
        }
    }

    /** The last stage stores its result and ends the job in the same transaction; the others only store their work. */
    private ObjectNode runStage(Jobs.Held held, Stages stages, String stage, ObjectNode before, double progress) {
        ObjectNode made = stages.prepare(stage, held.job(), held.input(), before);
        transaction.executeWithoutResult(_ -> {
            jobs.stageEnds(held, stage, made, progress);
            if (stage.equals(stages.names().getLast())) {
                Stages.Outcome outcome = stages.store(held.job(), held.input(), made);
                jobs.finish(held.job().jobId(), Job.Status.complete, outcome.message(), null, outcome.result());
            }
        });
        return made;
    }

    private void fail(String jobId, String error) {
        transaction.executeWithoutResult(_ -> jobs.finish(jobId, Job.Status.failed, "Failed.", error, null));
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("jobs").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            worker.join(STOP_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

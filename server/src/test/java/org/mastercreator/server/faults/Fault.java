package org.mastercreator.server.faults;

import java.time.Duration;
import java.util.Random;

/** What goes wrong, and how it is mended. */
enum Fault {
    KILL_A_NODE {
        @Override
        Mending strike(Installation all, Random random) throws Exception {
            NodeProcess node = all.any(random);
            node.kill();
            return node::start;
        }
    },
    STOP_A_NODE_IN_GOOD_ORDER {
        @Override
        Mending strike(Installation all, Random random) throws Exception {
            NodeProcess node = all.any(random);
            node.stop();
            return node::start;
        }
    },
    KILL_REDIS {
        @Override
        Mending strike(Installation all, Random random) throws Exception {
            all.redis.kill();
            return all.redis::restart;
        }
    },
    PAUSE_REDIS {
        @Override
        Mending strike(Installation all, Random random) {
            all.redis.pause();
            return all.redis::resume;
        }
    },
    CUT_REDIS_OFF {
        @Override
        Mending strike(Installation all, Random random) {
            all.toRedis.cut();
            return all.toRedis::heal;
        }
    },
    DELAY_REDIS {
        @Override
        Mending strike(Installation all, Random random) {
            all.toRedis.delay(Duration.ofMillis(50 + random.nextInt(300)));
            return all.toRedis::heal;
        }
    },
    PAUSE_THE_DATABASE {
        @Override
        Mending strike(Installation all, Random random) {
            long postmaster = all.postmaster();
            Signals.pause(postmaster);
            return () -> Signals.resume(postmaster);
        }
    },
    CUT_THE_DATABASE_OFF {
        @Override
        Mending strike(Installation all, Random random) {
            all.toDatabase.cut();
            return all.toDatabase::heal;
        }
    },
    DELAY_THE_DATABASE {
        @Override
        Mending strike(Installation all, Random random) {
            all.toDatabase.delay(Duration.ofMillis(5 + random.nextInt(20)));
            return all.toDatabase::heal;
        }
    },
    CRASH_THE_DATABASE {
        @Override
        Mending strike(Installation all, Random random) {
            // PostgreSQL answers the violent end of one worker by ending all of them and recovering from its log.
            Signals.run("kill", "-9", String.valueOf(all.databaseWorkers().getLast()));
            return () -> {};
        }
    },
    FULL_DISK {
        @Override
        Mending strike(Installation all, Random random) {
            // No file may grow beyond a few blocks, for the workers there are: writes fail as on a full disk.
            all.databaseWorkers()
                    .forEach(pid -> Signals.run("prlimit", "--pid", String.valueOf(pid), "--fsize=65536:"));
            return () -> all.databaseWorkers()
                    .forEach(pid -> Signals.run("prlimit", "--pid", String.valueOf(pid), "--fsize=unlimited:"));
        }
    },
    FULL_CONNECTION_POOLS {
        @Override
        Mending strike(Installation all, Random random) {
            // The head of the stream is held, so that every submission waits for it with a connection in its hand.
            Thread holder = Thread.ofVirtual().start(() -> all.db.sql("""
                            do $$ begin
                                perform head from streams where class_id = 'class_001' for update;
                                perform pg_sleep(3);
                            end $$
                            """).update());
            return holder::join;
        }
    };

    interface Mending {
        void mend() throws Exception;
    }

    abstract Mending strike(Installation all, Random random) throws Exception;
}

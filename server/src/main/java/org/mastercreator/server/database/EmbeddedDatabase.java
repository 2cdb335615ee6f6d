package org.mastercreator.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own under the data directory, kept across restarts and as durable as an installed one: every
 * commit reaches the disk. One program at a time: a file lock says so. A database process that outlived a killed
 * program is stopped first, so that a restart finds the data as the last commit left it. Only this program knows
 * the passwords: other users of the machine cannot connect.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String APPLICATION_ROLE = "mastercreator_app";
    private static final String OWNER_ROLE = "postgres";
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres, String password) {
        this.lockFile = lockFile;
        this.postgres = postgres;
        this.password = password;
    }

    public static EmbeddedDatabase start(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            FileChannel lockFile = lock(dataDir);
            Path cluster = dataDir.resolve("postgres").toAbsolutePath();
            String password = password(dataDir);
            boolean isNew = !Files.exists(cluster.resolve("pg_hba.conf"));
            stopOrphan(cluster);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(dataDir.resolve("postgres-binaries")
                            .toAbsolutePath()
                            .toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            dataDir.resolve("postgres.log").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            dataDir.resolve("postgres.log").toFile()));
            if (!isNew) {
                builder.setConnectConfig("password", password);
            }
            EmbeddedPostgres postgres = builder.start();
            EmbeddedDatabase database = new EmbeddedDatabase(lockFile, postgres, password);
            if (isNew) {
                database.lockDown(cluster);
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database in DATA_DIR=" + dataDir + " could not be started", e);
        }
    }

    /** Where another process of this program finds the database, in the role that does the work. */
    public String applicationUrl() {
        return url(APPLICATION_ROLE);
    }

    /** The same in the role that owns the tables. */
    public String ownerUrl() {
        return url(OWNER_ROLE);
    }

    private String url(String role) {
        return "postgresql://" + role + ":" + password + "@127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    DataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {postgres.getPort()});
        source.setDatabaseName("postgres");
        source.setUser(OWNER_ROLE);
        source.setPassword(password);
        return source;
    }

    /** First start only: gives both roles their password, then lets nobody in without one. */
    private void lockDown(Path cluster) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + OWNER_ROLE + " password '" + password + "'");
            statement.execute("create role " + APPLICATION_ROLE + " login password '" + password + "'");
            statement.execute("grant usage on schema public to " + APPLICATION_ROLE);
            statement.execute("alter default privileges in schema public grant select, insert, update, delete "
                    + "on tables to " + APPLICATION_ROLE);
            statement.execute("alter default privileges in schema public grant usage, select on sequences to "
                    + APPLICATION_ROLE);
            Files.write(cluster.resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 scram-sha-256"));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the embedded database could not be given its roles", e);
        }
    }

    private static FileChannel lock(Path dataDir) throws IOException {
        FileChannel channel =
                FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another server is already running on " + dataDir.toAbsolutePath()
                    + "; stop it, or set DATA_DIR to another directory");
        }
        return channel;
    }

    private static String password(Path dataDir) throws IOException {
        Path file = dataDir.resolve("postgres-password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (wasCopied(cluster, pidFile)) {
            throw new IOException("the directory was copied while its database ran, and files that are copied one after"
                    + " the other are no backup. If nothing ran, or it is a snapshot of one moment, remove " + pidFile);
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.getFirst().strip());
        Optional<ProcessHandle> orphan = isElsewhere(lines, cluster)
                ? Optional.empty()
                : ProcessHandle.of(pid)
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (orphan.isPresent()) {
            log.warn("stopping database process {} that outlived its server", pid);
            interrupt(pid);
            try {
                orphan.get().onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException
                    | java.util.concurrent.ExecutionException
                    | java.util.concurrent.TimeoutException e) {
                throw new IOException("database process " + pid + " did not stop", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    /** A copy keeps the time at which the database was started, and its files are younger than that. */
    private static boolean wasCopied(Path cluster, Path pidFile) throws IOException {
        FileTime made = Files.readAttributes(cluster.resolve("PG_VERSION"), BasicFileAttributes.class)
                .creationTime();
        return made.compareTo(Files.getLastModifiedTime(pidFile)) > 0;
    }

    /** Whether the process works on another directory that is still there, of which this one is a copy. */
    private static boolean isElsewhere(List<String> lines, Path cluster) throws IOException {
        return lines.size() > 1
                && Files.exists(Path.of(lines.get(1)))
                && !Files.isSameFile(Path.of(lines.get(1)), cluster);
    }

    /** SIGINT asks PostgreSQL for a fast shutdown: it ends connections and leaves a clean cluster. */
    private static void interrupt(long pid) throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(pid)).inheritIO().start();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }
}

package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;

/** Users and their passwords (Argon2id; RFC 9106). */
@Service
public class Users {
    private static final int LOGINS_TRIED = 500;

    private final JdbcClient db;
    private final Ids ids;
    private final Clock clock;
    private final Argon2PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobodysHash = passwords.encode(Secret.create());

    Users(JdbcClient db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** A user as an admin sees her. */
    public record User(
            String userId,
            String login,
            String displayName,

            @Schema(allowableValues = {"admin", "teacher", "student"})
            String role,

            @Nullable String studentId,
            boolean disabled) {}

    /** A user as she was when she was recognised; without a password where none was asked for. */
    record Known(String userId, @Nullable String passwordHash) {}

    /** The user with this login and password; takes as long for a login that does not exist. */
    Optional<Known> authenticate(String login, String password) {
        Optional<Known> found =
                db.sql("""
                select user_id, password_hash from users where lower(login) = lower(:login) and disabled_at is null
                """).param("login", login).query(Known.class).optional();
        String hash = found.map(Known::passwordHash).orElse(nobodysHash);
        boolean matches = passwords.matches(password, hash);
        return found.filter(user -> matches && user.passwordHash() != null);
    }

    /**
     * Whether she may sign in still, by the same password; if so, nobody disables her or sets another until the present
     * transaction ends, and whoever does so then finds the sign-in that it opens.
     */
    boolean hold(Known user) {
        return db.sql("""
                select 1 from users where user_id = :id and disabled_at is null
                    and (:hash::text is null or password_hash = :hash) for share
                """)
                .param("id", user.userId())
                .param("hash", user.passwordHash())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<User> find(String userId) {
        return db.sql("""
                select user_id, login, display_name, role, student_id, disabled_at is not null as disabled
                from users where user_id = :id
                """).param("id", userId).query(User.class).optional();
    }

    Page<User> list(Page.Request request) {
        List<User> rows = db.sql("""
                select user_id, login, display_name, role, student_id, disabled_at is not null as disabled
                from users where user_id > :after order by user_id limit :limit
                """)
                .param("after", request.after().isEmpty() ? "" : request.after().getFirst())
                .param("limit", request.limit() + 1)
                .query(User.class)
                .list();
        return request.page(rows, user -> List.of(user.userId()));
    }

    /**
     * Adds a user.
     *
     * @param password empty for one who signs in by other means only
     * @throws Problem.Conflict if the login is taken
     */
    public User create(
            Optional<String> userId,
            String login,
            String displayName,
            Role role,
            Optional<String> studentId,
            Optional<String> password) {
        String id = userId.orElseGet(() -> ids.next("user"));
        if (!insert(id, login, displayName, role, studentId, password.map(this::hashOf))) {
            throw new Problem.Conflict("There is a user with this login or for this student already.");
        }
        return find(id).orElseThrow();
    }

    /**
     * Adds a student's user with the first login that is free: the one wished for, or that with a number behind it.
     *
     * @throws Problem.Conflict if she got one at the same moment
     */
    User createForStudent(String studentId, String displayName, String wishedLogin, String hash) {
        String id = ids.next("user");
        for (int number = 1; number <= LOGINS_TRIED; number++) {
            String login = number == 1 ? wishedLogin : wishedLogin + number;
            if (insert(id, login, displayName, Role.STUDENT, Optional.of(studentId), Optional.of(hash))) {
                return find(id).orElseThrow();
            }
        }
        throw new Problem.Conflict("There is a user for this student already, or no login like hers is free.");
    }

    private boolean insert(
            String id, String login, String displayName, Role role, Optional<String> studentId, Optional<String> hash) {
        return db.sql("""
                insert into users (user_id, login, display_name, role, student_id, password_hash)
                values (:id, :login, :name, :role, :student, :hash) on conflict do nothing
                """)
                        .param("id", id)
                        .param("login", login)
                        .param("name", displayName)
                        .param("role", role.code())
                        .param("student", studentId.orElse(null))
                        .param("hash", hash.orElse(null))
                        .update()
                == 1;
    }

    /** What is kept of a password. It takes its time: of many, not while rows are locked. */
    String hashOf(String password) {
        return passwords.encode(password);
    }

    /** Gives a user another password, of which this is kept. */
    void setPassword(String userId, String hash) {
        db.sql("""
                update users set password_hash = :hash, password_given = false, updated_at = :now where user_id = :id
                """)
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", userId)
                .update();
    }

    /** Whoever signs in with the password that she was just given has to choose her own. */
    void askForOwnPassword(String userId) {
        db.sql("update users set password_given = true where user_id = :id")
                .param("id", userId)
                .update();
    }

    /** What is kept of the password that a user was given and has to replace; empty if there is none. */
    Optional<String> givenPassword(String userId) {
        return password(userId, "password_given");
    }

    /** What is kept of a user's own password; empty if she has none. */
    Optional<String> ownPassword(String userId) {
        return password(userId, "not password_given");
    }

    private Optional<String> password(String userId, String kind) {
        return db.sql("select password_hash from users where user_id = :id and password_hash is not null and " + kind)
                .param("id", userId)
                .query(String.class)
                .optional();
    }

    /** Whether a password is the one of which this is kept. */
    boolean matches(String password, String hash) {
        return passwords.matches(password, hash);
    }

    /** Her own password instead of another one; false if that holds no more, so that nobody's newer one is lost. */
    boolean replacePassword(String userId, String before, String hash) {
        return db.sql("""
                update users set password_hash = :hash, password_given = false, updated_at = :now
                where user_id = :id and password_hash = :before and disabled_at is null
                """)
                        .param("hash", hash)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", userId)
                        .param("before", before)
                        .update()
                == 1;
    }

    /** When a user was last changed; nobody else changes her until the present transaction ends. */
    Optional<Instant> lock(String userId) {
        return db.sql("select updated_at from users where user_id = :id for no key update")
                .param("id", userId)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    Optional<Instant> changedAt(String userId) {
        return db.sql("select updated_at from users where user_id = :id")
                .param("id", userId)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    User change(String userId, Optional<String> displayName, Optional<Boolean> disabled, Optional<String> password) {
        int updated = db.sql("""
                update users set display_name = coalesce(:name, display_name),
                    password_hash = coalesce(:hash, password_hash), updated_at = :now,
                    password_given = password_given and :hash::text is null,
                    disabled_at = case when :disabled::boolean is null then disabled_at
                        when :disabled then coalesce(disabled_at, :now) end
                where user_id = :id
                """)
                .param("name", displayName.orElse(null))
                .param("hash", password.map(this::hashOf).orElse(null))
                .param("disabled", disabled.orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", userId)
                .update();
        if (updated == 0) {
            throw new Problem.NotFound("user");
        }
        return find(userId).orElseThrow();
    }
}

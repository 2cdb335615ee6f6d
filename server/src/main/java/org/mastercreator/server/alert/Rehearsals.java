package org.mastercreator.server.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastercreator.learning.alert.AlertRules;
import org.mastercreator.learning.alert.Decision;
import org.mastercreator.learning.alert.Kind;
import org.mastercreator.learning.alert.Thresholds;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.server.prediction.Standing;
import org.mastercreator.server.prediction.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Goes through a class's last lesson again with other thresholds, and counts what people made of the alerts so far. */
@Service
class Rehearsals {
    private static final List<Kind> KINDS = List.of(Kind.WHEEL_SPINNING, Kind.SUDDEN_DROP, Kind.RAPID_GUESSING);

    private final JdbcClient db;
    private final Standings standings;

    Rehearsals(JdbcClient db, Standings standings) {
        this.db = db;
        this.standings = standings;
    }

    /** A day of the class's lessons, where it is taught. */
    private record Day(LocalDate date, Instant from, Instant to) {
        static Day of(OffsetDateTime at, ZoneId zone) {
            LocalDate date = at.atZoneSameInstant(zone).toLocalDate();
            return new Day(
                    date,
                    date.atStartOfDay(zone).toInstant(),
                    date.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /** @param zone where the class is taught: it says what a day is */
    Rehearsal of(String classId, Thresholds thresholds, ZoneId zone) {
        Optional<OffsetDateTime> last =
                db.sql("""
                select max(s.graded_at) from submissions s join enrolments e using (student_id)
                where e.class_id = :class
                """).param("class", classId).query(OffsetDateTime.class).optional();
        Optional<Day> lesson = last.map(at -> Day.of(at, zone));
        Map<Kind, Set<String>> raised =
                lesson.map(day -> raised(classId, day, thresholds)).orElseGet(Map::of);
        Map<String, Integer> answered = answered(classId);
        return new Rehearsal(
                lesson.map(Day::date).orElse(null),
                lesson.map(day -> submissions(classId, day)).orElse(0),
                KINDS.stream()
                        .map(kind -> new Rehearsal.OfKind(
                                kind.code(),
                                raised.getOrDefault(kind, Set.of()).size(),
                                answered.getOrDefault(kind.code() + " helped", 0),
                                answered.getOrDefault(kind.code() + " dismiss", 0)))
                        .toList());
    }

    private Map<Kind, Set<String>> raised(String classId, Day day, Thresholds thresholds) {
        Map<Kind, Set<String>> raised = new EnumMap<>(Map.of(
                Kind.WHEEL_SPINNING, new HashSet<>(),
                Kind.SUDDEN_DROP, new HashSet<>(),
                Kind.RAPID_GUESSING, new HashSet<>()));
        Map<String, Standing> then = standings.afterEach(classId, day.from(), day.to());
        day("""
                select h.student_id || ' ' || h.concept_id as whom, h.grading_id || ' ' || h.concept_id as what, c.concept_name, c.p_init, c.p_learn, c.p_guess,
                    c.p_slip, max(h.observations) as observations,
                    (array_agg(h.previous_mastery order by h.observations))[1] as before,
                    (array_agg(h.new_mastery order by h.observations desc))[1] as after
                from mastery_history h join enrolments e using (student_id) join concepts c using (concept_id)
                where e.class_id = :class and h.changed_at >= :from and h.changed_at < :to
                group by h.grading_id, h.student_id, c.concept_id, h.concept_id
                """, classId, day).query(row -> {
            AlertRules.ConceptChange change = change(row);
            Standing standing = then.getOrDefault(row.getString("what"), Standing.NOTHING);
            note(
                    raised,
                    Kind.WHEEL_SPINNING,
                    row.getString("whom"),
                    AlertRules.wheelSpinning(change, standing.right(), standing.chance(), thresholds));
            note(raised, Kind.SUDDEN_DROP, row.getString("whom"), AlertRules.suddenDrop(change, thresholds));
        });
        timed(classId, day)
                .forEach((whom, answers) -> note(
                        raised,
                        Kind.RAPID_GUESSING,
                        whom.split(" ", 2)[0],
                        AlertRules.rapidGuessing(answers, thresholds)));
        return raised;
    }

    private static void note(Map<Kind, Set<String>> raised, Kind kind, String whom, Decision decision) {
        if (decision instanceof Decision.Raise) {
            raised.computeIfAbsent(kind, _ -> new HashSet<>()).add(whom);
        }
    }

    private static AlertRules.ConceptChange change(ResultSet row) throws SQLException {
        return new AlertRules.ConceptChange(
                row.getString("concept_name"),
                row.getDouble("before"),
                row.getDouble("after"),
                row.getInt("observations"),
                new BktParameters(
                        row.getDouble("p_init"),
                        row.getDouble("p_learn"),
                        row.getDouble("p_guess"),
                        row.getDouble("p_slip")));
    }

    /** The timed answers of each submission, by student and submission. */
    private Map<String, List<AlertRules.TimedAnswer>> timed(String classId, Day day) {
        Map<String, List<AlertRules.TimedAnswer>> bySubmission = new HashMap<>();
        day("""
                select s.student_id || ' ' || s.grading_id as whom, r.response_time_ms / 1000.0 as seconds,
                    r.points_earned / r.points_possible as credit
                from submissions s join enrolments e using (student_id) join question_results r using (grading_id)
                where e.class_id = :class and s.graded_at >= :from and s.graded_at < :to
                    and r.response_time_ms is not null
                """, classId, day).query(row -> {
            bySubmission
                    .computeIfAbsent(row.getString("whom"), _ -> new ArrayList<>())
                    .add(new AlertRules.TimedAnswer(row.getDouble("seconds"), row.getDouble("credit")));
        });
        return bySubmission;
    }

    private int submissions(String classId, Day day) {
        return day("""
                select count(*) from submissions s join enrolments e using (student_id)
                where e.class_id = :class and s.graded_at >= :from and s.graded_at < :to
                """, classId, day).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec day(String sql, String classId, Day day) {
        return db.sql(sql)
                .param("class", classId)
                .param("from", day.from().atOffset(ZoneOffset.UTC))
                .param("to", day.to().atOffset(ZoneOffset.UTC));
    }

    private Map<String, Integer> answered(String classId) {
        Map<String, Integer> counts = new HashMap<>();
        db.sql("""
                select kind || ' ' || action as answer, count(*) as count from alerts
                where class_id = :class and action in ('helped', 'dismiss') group by kind, action
                """).param("class", classId).query(row -> {
            counts.put(row.getString("answer"), row.getInt("count"));
        });
        return counts;
    }
}

package org.mastercreator.server.adaptive;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastercreator.learning.recommend.ClassPlan;
import org.mastercreator.learning.recommend.ClassPlanner;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.learning.recommend.LearningPath;
import org.mastercreator.learning.recommend.Neighbours;
import org.mastercreator.learning.recommend.Recommender;
import org.mastercreator.learning.recommend.Zone;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.library.Library;
import org.mastercreator.server.roster.Classes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Class plans, whole or in the stages that a job goes through. */
@Service
public class Plans {
    private final Learners learners;
    private final Paths paths;
    private final Library library;
    private final Classes classes;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final Zone zone;

    Plans(
            Learners learners,
            Paths paths,
            Library library,
            Classes classes,
            Ids ids,
            JdbcClient db,
            JsonMapper json,
            Clock clock,
            Zone zone) {
        this.learners = learners;
        this.paths = paths;
        this.library = library;
        this.classes = classes;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    /** @throws org.mastercreator.server.http.Problem.Invalid naming concepts that do not exist */
    public void requireConcepts(List<String> conceptIds) {
        paths.requireConcepts(conceptIds);
    }

    public int students(String classId) {
        return learners.count(classId);
    }

    /** The students with all that is known of them: what a plan is not about may be what it builds on. */
    public List<Learner> gather(String classId) {
        return learners.ofClass(classId);
    }

    public List<LearningPath> paths(List<Learner> gathered, List<String> conceptIds) {
        Recommender recommender =
                new Recommender(learners.graph(), clock.instant(), zone, OptionalInt.empty(), library.materials());
        Neighbours neighbours = new Neighbours(gathered);
        return gathered.stream()
                .map(learner -> recommender.pathFor(learner, neighbours, conceptIds))
                .toList();
    }

    /** Keeps students where the class's plan before put them, as far as their progress allows. */
    public ClassPlan groups(String classId, List<String> conceptIds, List<Learner> gathered, List<LearningPath> made) {
        return ClassPlanner.plan(
                gathered.stream().map(learner -> learner.only(conceptIds)).toList(),
                made,
                learners.graph(),
                smallGroupsBefore(classId));
    }

    /** Stores a plan and the paths in it. */
    public Plan store(String classId, List<String> conceptIds, ClassPlan made) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Plan plan = new Plan(
                ids.next("plan"),
                classId,
                classes.summary(classId).className(),
                now,
                conceptIds.isEmpty() ? List.copyOf(made.classMastery().keySet()) : conceptIds,
                made.classMastery(),
                made.groups(),
                made.smallGroups(),
                made.reteach(),
                made.extend(),
                paths.store(made.paths(), now),
                made.askFirst());
        db.sql("""
                insert into class_plans (plan_id, class_id, plan, generated_at)
                values (:id, :class, :plan::jsonb, :at)
                """)
                .param("id", plan.planId())
                .param("class", classId)
                .param("plan", json.writeValueAsString(plan))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        return plan;
    }

    private List<ClassPlan.SmallGroup> smallGroupsBefore(String classId) {
        return db.sql("""
                select plan -> 'small_groups' as groups from class_plans
                where class_id = :class order by generated_at desc, plan_id desc limit 1
                """)
                .param("class", classId)
                .query((row, _) -> List.of(json.readValue(row.getString("groups"), ClassPlan.SmallGroup[].class)))
                .optional()
                .orElse(List.of());
    }

    public Optional<Plan> find(String planId) {
        return db.sql("select plan from class_plans where plan_id = :id")
                .param("id", planId)
                .query((row, _) -> json.readValue(row.getString("plan"), Plan.class))
                .optional();
    }
}

package org.mastercreator.server.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every route and who may use it. A route that is not in this table is closed; a test reads the OpenAPI document and
 * fails if one is missing here.
 */
public final class AccessRules {
    /** Who may use a route. */
    public enum Rule {
        /** Anyone, and nobody asks who it is: it has to answer without the database too. */
        PROBE,
        /** Anyone. */
        PUBLIC,
        /** Anyone who is signed in, also who has yet to choose her own password. */
        ANY_SIGN_IN,
        /** Anyone who is signed in; the route looks at the rest itself. */
        SIGNED_IN,
        /** Teachers and admins; what the body names is checked by the route. */
        STAFF,
        ADMIN,
        /** Admins, or anybody on this machine. */
        OPERATOR,
        /** Those who see the class in the path. */
        CLASS,
        /** Teachers who see the class in the path, and no admin: what it tells is a teacher's own. */
        OWN_CLASS,
        /** Those who see the student in the path, herself included. */
        STUDENT,
        /** The student in the path herself and nobody in her place. */
        SELF,
        /** Those who see the student in the path, but not herself. */
        STAFF_OF_STUDENT,
        JOB,
        PLAN,
        ALERT,
        /** Those who see the class of the assessment in the path, its students included. */
        ASSESSMENT,
        /** Those who see the class of the assessment in the path. */
        STAFF_OF_ASSESSMENT
    }

    /** A line of the table. */
    public record Route(HttpMethod method, String path, Rule rule) {}

    /** A line that fits a request, with the variables of its path. */
    record Match(Rule rule, Map<String, String> variables) {}

    private record Compiled(Route route, PathPattern pattern) {}

    private static final List<Route> ROUTES = List.of(
            new Route(GET, "/api/auth/session", Rule.PUBLIC),
            new Route(POST, "/api/auth/login", Rule.PUBLIC),
            new Route(POST, "/api/auth/demo", Rule.PUBLIC),
            new Route(POST, "/api/auth/token", Rule.PUBLIC),
            new Route(POST, "/api/auth/refresh", Rule.PUBLIC),
            new Route(POST, "/api/auth/logout", Rule.ANY_SIGN_IN),
            new Route(PUT, "/api/auth/password", Rule.ANY_SIGN_IN),
            new Route(POST, "/api/ws/ticket", Rule.SIGNED_IN),
            new Route(GET, "/api/ws/status", Rule.PUBLIC),
            new Route(GET, "/api/users", Rule.ADMIN),
            new Route(POST, "/api/users", Rule.ADMIN),
            new Route(GET, "/api/users/{user_id}", Rule.ADMIN),
            new Route(PATCH, "/api/users/{user_id}", Rule.ADMIN),
            new Route(GET, "/api/audit", Rule.ADMIN),
            new Route(GET, "/api/operations", Rule.ADMIN),
            new Route(GET, "/api/students/classes", Rule.SIGNED_IN),
            new Route(POST, "/api/students/classes", Rule.STAFF),
            new Route(GET, "/api/students/classes/{class_id}", Rule.CLASS),
            new Route(PATCH, "/api/students/classes/{class_id}", Rule.CLASS),
            new Route(PUT, "/api/students/classes/{class_id}/teachers/{user_id}", Rule.ADMIN),
            new Route(DELETE, "/api/students/classes/{class_id}/teachers/{user_id}", Rule.ADMIN),
            new Route(GET, "/api/students/classes/{class_id}/roster", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/students", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/iep-students", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/sign-ins", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/sign-ins", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/dashboard", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/attention", Rule.OWN_CLASS),
            new Route(GET, "/api/students/classes/{class_id}/mastery/{concept_id}", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/bulk-import", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/assessments", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/assessments/{assessment_id}/questions", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/alerts", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/thresholds", Rule.CLASS),
            new Route(PUT, "/api/students/classes/{class_id}/thresholds", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/thresholds/rehearse", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/reviews", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/reviews/{grading_id}/{question_id}", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/reviews/decide", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/reviews/undo", Rule.CLASS),
            new Route(
                    GET,
                    "/api/students/classes/{class_id}/reviews/{grading_id}/{question_id}/second-readings",
                    Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/reviews/settle", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/assignments", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/assignments", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/assignments/{assignment_id}", Rule.CLASS),
            new Route(PUT, "/api/students/classes/{class_id}/assignments/{assignment_id}", Rule.CLASS),
            new Route(DELETE, "/api/students/classes/{class_id}/assignments/{assignment_id}", Rule.CLASS),
            new Route(POST, "/api/students/classes/{class_id}/assignments/{assignment_id}/close", Rule.CLASS),
            new Route(GET, "/api/students/classes/{class_id}/assignments/{assignment_id}/progress", Rule.CLASS),
            new Route(
                    POST,
                    "/api/students/classes/{class_id}/assignments/{assignment_id}/attempts/{attempt_id}/extend",
                    Rule.CLASS),
            new Route(POST, "/api/students/alerts/{alert_id}/dismiss", Rule.ALERT),
            new Route(POST, "/api/students/students", Rule.STAFF),
            new Route(GET, "/api/students/students/{student_id}", Rule.STUDENT),
            new Route(PATCH, "/api/students/students/{student_id}", Rule.STAFF_OF_STUDENT),
            new Route(DELETE, "/api/students/students/{student_id}", Rule.STAFF_OF_STUDENT),
            new Route(GET, "/api/students/students/{student_id}/export", Rule.STAFF_OF_STUDENT),
            new Route(GET, "/api/students/students/{student_id}/access-log", Rule.STUDENT),
            new Route(GET, "/api/students/students/{student_id}/iep", Rule.STUDENT),
            new Route(GET, "/api/students/students/{student_id}/accommodations", Rule.STUDENT),
            new Route(PUT, "/api/students/students/{student_id}/iep", Rule.STAFF_OF_STUDENT),
            new Route(GET, "/api/students/students/{student_id}/assignments", Rule.STUDENT),
            new Route(POST, "/api/students/students/{student_id}/attempts", Rule.SELF),
            new Route(GET, "/api/students/students/{student_id}/attempts/{attempt_id}", Rule.STUDENT),
            new Route(PUT, "/api/students/students/{student_id}/attempts/{attempt_id}/answers", Rule.SELF),
            new Route(
                    PUT, "/api/students/students/{student_id}/attempts/{attempt_id}/answers/{question_id}", Rule.SELF),
            new Route(POST, "/api/students/students/{student_id}/attempts/{attempt_id}/submit", Rule.SELF),
            new Route(GET, "/api/students/students/{student_id}/mastery", Rule.STUDENT),
            new Route(GET, "/api/students/students/{student_id}/mastery/{concept_id}/history", Rule.STUDENT),
            new Route(GET, "/api/students/students/{student_id}/mastery/{concept_id}/explain", Rule.STUDENT),
            new Route(GET, "/api/students/students/{student_id}/gradings/{grading_id}/decisions", Rule.STUDENT),
            new Route(POST, "/api/students/students/{student_id}/gradings/{grading_id}/ask-review", Rule.STUDENT),
            new Route(GET, "/api/assessments", Rule.SIGNED_IN),
            new Route(POST, "/api/assessments", Rule.STAFF),
            new Route(POST, "/api/assessments/submit", Rule.SIGNED_IN),
            new Route(POST, "/api/assessments/batch-grade", Rule.STAFF),
            new Route(GET, "/api/assessments/{assessment_id}", Rule.ASSESSMENT),
            new Route(PATCH, "/api/assessments/{assessment_id}/questions/{question_id}", Rule.STAFF_OF_ASSESSMENT),
            new Route(
                    POST, "/api/assessments/{assessment_id}/questions/{question_id}/preview", Rule.STAFF_OF_ASSESSMENT),
            new Route(GET, "/api/assessments/{assessment_id}/corrections", Rule.STAFF_OF_ASSESSMENT),
            new Route(
                    POST,
                    "/api/assessments/{assessment_id}/corrections/{correction_id}/undo",
                    Rule.STAFF_OF_ASSESSMENT),
            new Route(
                    POST,
                    "/api/assessments/{assessment_id}/corrections/{correction_id}/resume",
                    Rule.STAFF_OF_ASSESSMENT),
            new Route(PUT, "/api/assessments/{assessment_id}", Rule.STAFF_OF_ASSESSMENT),
            new Route(DELETE, "/api/assessments/{assessment_id}", Rule.STAFF_OF_ASSESSMENT),
            new Route(GET, "/api/assessments/{assessment_id}/results/{student_id}", Rule.STUDENT),
            new Route(GET, "/api/assessments/students/{student_id}/history", Rule.STUDENT),
            new Route(POST, "/api/adaptive/students/{student_id}/path", Rule.STUDENT),
            new Route(GET, "/api/adaptive/students/{student_id}/next", Rule.STUDENT),
            new Route(POST, "/api/adaptive/plan", Rule.STAFF),
            new Route(GET, "/api/adaptive/plans/{plan_id}", Rule.PLAN),
            new Route(POST, "/api/adaptive/feedback", Rule.STAFF),
            new Route(GET, "/api/adaptive/feedback/latest", Rule.STAFF),
            new Route(GET, "/api/adaptive/feedback/{report_id}", Rule.STAFF),
            new Route(GET, "/api/adaptive/models", Rule.ADMIN),
            new Route(POST, "/api/adaptive/models/{version}/adopt", Rule.ADMIN),
            new Route(GET, "/api/concepts", Rule.STAFF),
            new Route(POST, "/api/concepts", Rule.STAFF),
            new Route(GET, "/api/content", Rule.SIGNED_IN),
            new Route(POST, "/api/content", Rule.STAFF),
            new Route(GET, "/api/content/search", Rule.SIGNED_IN),
            new Route(GET, "/api/content/{content_id}", Rule.SIGNED_IN),
            new Route(PUT, "/api/content/{content_id}", Rule.STAFF),
            new Route(DELETE, "/api/content/{content_id}", Rule.STAFF),
            new Route(GET, "/api/content/{content_id}/versions", Rule.STAFF),
            new Route(GET, "/api/content/{content_id}/similar", Rule.SIGNED_IN),
            new Route(GET, "/api/items", Rule.STAFF),
            new Route(POST, "/api/items", Rule.STAFF),
            new Route(GET, "/api/items/export", Rule.STAFF),
            new Route(POST, "/api/items/import", Rule.STAFF),
            new Route(GET, "/api/items/{item_id}", Rule.STAFF),
            new Route(GET, "/api/items/{item_id}/export", Rule.STAFF),
            new Route(PUT, "/api/items/{item_id}", Rule.STAFF),
            new Route(DELETE, "/api/items/{item_id}", Rule.STAFF),
            new Route(GET, "/api/items/{item_id}/versions", Rule.STAFF),
            new Route(POST, "/api/pipeline/run", Rule.STAFF),
            new Route(POST, "/api/pipeline/batch-grade", Rule.STAFF),
            new Route(GET, "/api/pipeline/results/{job_id}/submissions", Rule.JOB),
            new Route(GET, "/api/pipeline/jobs", Rule.STAFF),
            new Route(GET, "/api/pipeline/status/{job_id}", Rule.JOB),
            new Route(GET, "/api/pipeline/results/{job_id}", Rule.JOB),
            new Route(POST, "/api/pipeline/{job_id}/cancel", Rule.JOB),
            new Route(GET, "/api/docs", Rule.PUBLIC),
            new Route(GET, "/api/openapi.json", Rule.PUBLIC),
            new Route(GET, "/api/openapi.json/swagger-config", Rule.PUBLIC),
            new Route(GET, "/api/swagger-ui/**", Rule.PUBLIC),
            new Route(GET, "/health", Rule.PROBE),
            new Route(GET, "/health/live", Rule.PROBE),
            new Route(GET, "/health/ready", Rule.PROBE),
            new Route(GET, "/metrics", Rule.OPERATOR));

    private static final List<Compiled> COMPILED = ROUTES.stream()
            .map(route -> new Compiled(route, PathPatternParser.defaultInstance.parse(route.path())))
            .sorted(java.util.Comparator.comparing(Compiled::pattern))
            .toList();

    private AccessRules() {}

    /** The table, for the tests that go through every route. */
    public static List<Route> routes() {
        return ROUTES;
    }

    static Optional<Match> match(HttpMethod method, PathContainer path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? GET : method;
        return COMPILED.stream()
                .filter(compiled -> compiled.route().method().equals(asked)
                        && compiled.pattern().matches(path))
                .findFirst()
                .map(compiled -> new Match(
                        compiled.route().rule(),
                        Optional.ofNullable(compiled.pattern().matchAndExtract(path))
                                .map(PathPattern.PathMatchInfo::getUriVariables)
                                .orElse(Map.of())));
    }

    /** The methods that some route takes at this path; empty if there is none. */
    static Set<HttpMethod> methodsAt(PathContainer path) {
        return COMPILED.stream()
                .filter(compiled -> compiled.pattern().matches(path))
                .map(compiled -> compiled.route().method())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package org.mastercreator.server.privacy;

import static org.mastercreator.server.privacy.Table.erasedByHand;
import static org.mastercreator.server.privacy.Table.goesWithHer;
import static org.mastercreator.server.privacy.Table.kept;
import static org.mastercreator.server.privacy.Table.nobodys;

import java.util.List;

/**
 * Every table and column there is, and what it says about a student. Export and erasure work from this list; a test
 * reads the columns of the migrated database and fails if one is missing here. So a migration that adds a column adds a
 * word here: how the rows are found that are hers, whether the column stands in her export or why not, and how the
 * rows go when she is erased.
 */
final class PersonalData {
    private static final String HERS = "student_id = :student";
    private static final String OF_HER_WORK =
            "grading_id in (select grading_id from submissions where student_id = :student)";
    private static final String OF_HER_ACCOUNT = "user_id in (select user_id from users where student_id = :student)";
    private static final String OF_HER_SESSIONS =
            "session_id in (select session_id from sessions where " + OF_HER_ACCOUNT + ")";
    private static final String NAMES_HER =
            "jsonb_path_exists(plan, '$.** ? (@.student_id == $id)', jsonb_build_object('id', :student::text))";
    /** Of a plan for a whole class: her group and why, what she works on in small groups or is asked first, her path. */
    private static final String HER_PART = """
            jsonb_build_object(
                'group', jsonb_path_query_first(plan,
                    '$.groups[*] ? (exists(@.students[*] ? (@.student_id == $id))).group', id),
                'reason', jsonb_path_query_first(plan, '$.groups[*].students[*] ? (@.student_id == $id).reason', id),
                'small_groups', jsonb_path_query_array(plan,
                    '$.small_groups[*] ? (exists(@.students[*] ? (@.student_id == $id))).concept_id', id),
                'ask_first', jsonb_path_query_array(plan,
                    '$.ask_first[*] ? (exists(@.students[*] ? (@.student_id == $id))).concept_id', id),
                'path', jsonb_path_query_first(plan, '$.paths[*] ? (@.student_id == $id)', id) - 'similar_students')
            """.replace(", id)", ", jsonb_build_object('id', :student::text))");

    private static final String OF_HER_ATTEMPTS =
            "attempt_id in (select attempt_id from attempts where student_id = :student)";
    private static final String SECRET = "a secret, kept as a hash only";
    private static final String BOOKKEEPING = "how the server keeps order; says nothing about her";
    private static final String OTHERS = "names others";
    private static final String SCHOOL = "what the school teaches, the same whoever is in it";
    private static final String STAFF = "who teaches; no student";

    static final List<Table> TABLES = List.of(
            goesWithHer("students", HERS)
                    .exported("student_id", "student_name", "grade_level", "reading_level", "created_at", "updated_at"),
            goesWithHer("enrolments", HERS).exported("class_id", "student_id", "enrolled_at"),
            goesWithHer("ieps", HERS)
                    .exported(
                            "student_id", "primary_disability", "accommodations", "goals", "review_date", "updated_at"),
            goesWithHer("users", HERS)
                    .exported("user_id", "login", "display_name", "role", "student_id", "disabled_at", "created_at")
                    .exported("password_given", "updated_at")
                    .leftOut(SECRET, "password_hash"),
            goesWithHer("sessions", OF_HER_ACCOUNT)
                    .exported("session_id", "user_id", "kind", "created_at", "last_seen_at", "expires_at")
                    .exported("ended_at", "ended_reason")
                    .leftOut(SECRET, "secret_hash"),
            goesWithHer("spent_refresh_tokens", OF_HER_SESSIONS)
                    .exported("session_id", "spent_at")
                    .leftOut(SECRET, "secret_hash"),
            goesWithHer("socket_tickets", OF_HER_ACCOUNT)
                    .exported("session_id", "user_id", "expires_at")
                    .leftOut(SECRET, "ticket_hash"),
            goesWithHer("submissions", HERS)
                    .exported("grading_id", "submission_id", "assessment_id", "student_id", "submitted_by")
                    .exported("total_points_earned", "total_points_possible", "score_percentage", "concept_scores")
                    .exported("cost", "graded_at", "update_mastery"),
            goesWithHer("question_results", OF_HER_WORK)
                    .exported("grading_id", "position", "question_id", "concept_id", "question_type", "question_text")
                    .exported("answer", "points_earned", "points_possible", "correct", "feedback", "graded_by")
                    .exported("confidence", "needs_review", "response_time_ms", "question", "criteria", "evidence")
                    .exported("decided", "review_reason", "asked_note", "usage")
                    .leftOut(BOOKKEEPING, "key_version", "reanswered_version", "times_reanswered"),
            goesWithHer("regraded_answers", OF_HER_WORK)
                    .exported("correction_id", "grading_id", "question_id", "outcome"),
            goesWithHer("assignment_students", HERS).exported("assignment_id", "student_id"),
            goesWithHer("attempts", HERS)
                    .exported("attempt_id", "assignment_id", "student_id", "number", "state", "started_at")
                    .exported("time_limit_minutes", "time_up_at", "extended_until", "accommodations", "word_banks")
                    .exported("closed_at", "closed_by", "grading_id")
                    .leftOut(BOOKKEEPING, "claim", "claimed_until"),
            goesWithHer("attempt_answers", OF_HER_ATTEMPTS)
                    .exported("attempt_id", "question_id", "answer", "response_time_ms", "saved_at")
                    .leftOut(BOOKKEEPING, "sequence"),
            goesWithHer("attempt_extensions", OF_HER_ATTEMPTS)
                    .exported("extension_id", "attempt_id", "minutes", "reason", "reopened", "given_by", "given_at"),
            goesWithHer("grade_decisions", OF_HER_WORK)
                    .exported("decision_id", "grading_id", "question_id", "action", "before", "after", "reason")
                    .exported("undoes", "decided_by", "decided_at")
                    .leftOut(OTHERS, "batch_id"),
            goesWithHer("mastery", HERS)
                    .exported("student_id", "concept_id", "mastery", "observations", "last_updated"),
            goesWithHer("mastery_history", HERS)
                    .exported("history_id", "student_id", "concept_id", "previous_mastery", "new_mastery", "credit")
                    .exported("observations", "grading_id", "question_id", "model_version", "changed_at"),
            goesWithHer("alerts", HERS)
                    .exported("alert_id", "class_id", "student_id", "concept_id", "kind", "evidence", "clears_when")
                    .exported("state", "raised_at", "closed_at", "closed_by", "action", "note", "snoozed_until")
                    .exported("follow_up")
                    .leftOut(BOOKKEEPING, "version"),
            goesWithHer("learning_paths", HERS)
                    .exported("path_id", "student_id", "generated_at")
                    .exportedAs("path", "path - 'similar_students'"),
            goesWithHer("accommodation_applications", HERS)
                    .exported("grading_id", "code", "student_id", "detail", "applied_at"),
            goesWithHer("batch_submissions", HERS)
                    .exported("job_id", "position", "named", "student_id", "responses", "status", "grading_id")
                    .exported("error"),
            erasedByHand("class_plans", NAMES_HER)
                    .exported("plan_id", "class_id", "generated_at")
                    .exportedAs("plan", HER_PART),
            erasedByHand("jobs", "job_id in (select job_id from batch_submissions where student_id = :student)")
                    .exported("job_id", "kind", "class_id", "status", "created_at", "started_at", "finished_at")
                    .leftOut("of the whole batch; hers is in batch_submissions", "input", "work", "result")
                    .leftOut(BOOKKEEPING, "stage", "completed_stages", "progress", "message", "error")
                    .leftOut(BOOKKEEPING, "cancel_requested", "attempts", "leased_by", "leased_until", "created_by"),
            erasedByHand("stream_events", HERS)
                    .exported("class_id", "offset", "type", "student_id", "payload", "created_at")
                    .leftOut(BOOKKEEPING, "job_id", "rights", "latest_of"),
            erasedByHand("idempotency_keys", OF_HER_ACCOUNT)
                    .exported("user_id", "route", "key", "status", "answer", "created_at")
                    .leftOut(BOOKKEEPING, "body_hash", "attempt", "leased_until"),
            kept(
                            "audit_log",
                            "object_id = :student or " + OF_HER_ACCOUNT
                                    + " or object_id in (select alert_id from alerts where student_id = :student)",
                            "shows who read and changed records, and that one was erased: ids only, no name")
                    .exported("audit_id", "at", "user_id", "action", "object_type", "object_id", "class_id")
                    .leftOut(BOOKKEEPING, "transaction", "session_id"),
            nobodys("audit_seals", "hashes over the audit log", "seal_id", "audit_id", "hash"),
            nobodys(
                    "feedback_reports",
                    "figures of ten students or more",
                    "report_id",
                    "class_id",
                    "report",
                    "made_by",
                    "made_at"),
            nobodys(
                    "feedback_groups",
                    "numbers made from answers, which nobody can make again once the answers are erased",
                    "report_id",
                    "name",
                    "fingerprints"),
            nobodys(
                    "tracing_models",
                    "learned from the answers of all",
                    "version",
                    "parameters",
                    "learned_from",
                    "comparison",
                    "job_id",
                    "made_at"),
            nobodys("tracing_adoptions", STAFF, "adoption_id", "version", "adopted_at", "adopted_by"),
            nobodys(
                    "classes",
                    SCHOOL,
                    "class_id",
                    "class_name",
                    "subject",
                    "grade_level",
                    "thresholds",
                    "thresholds_set_at",
                    "created_at",
                    "updated_at",
                    "archived_at"),
            nobodys("class_teachers", STAFF, "class_id", "user_id", "since"),
            nobodys(
                    "concepts",
                    SCHOOL,
                    "concept_id",
                    "concept_name",
                    "subject",
                    "p_init",
                    "p_learn",
                    "p_guess",
                    "p_slip",
                    "traced_by"),
            nobodys("concept_prerequisites", SCHOOL, "concept_id", "prerequisite_id"),
            nobodys("class_concepts", SCHOOL, "class_id", "concept_id", "position"),
            nobodys(
                    "assessments",
                    SCHOOL,
                    "assessment_id",
                    "class_id",
                    "title",
                    "time_limit_minutes",
                    "questions",
                    "keys_version",
                    "created_by",
                    "created_at",
                    "updated_at",
                    "archived_at"),
            nobodys("assessment_items", SCHOOL, "assessment_id", "question_id", "item_id", "version"),
            nobodys(
                    "assignments",
                    "what is assigned; to whom stands in assignment_students",
                    "assignment_id",
                    "assessment_id",
                    "class_id",
                    "whole_class",
                    "opens_at",
                    "closes_at",
                    "time_limit_minutes",
                    "attempts_allowed",
                    "created_by",
                    "created_at",
                    "updated_at"),
            nobodys(
                    "key_corrections",
                    SCHOOL,
                    "correction_id",
                    "assessment_id",
                    "question_id",
                    "version",
                    "before",
                    "after",
                    "reason",
                    "undoes",
                    "job_id",
                    "corrected_by",
                    "corrected_at"),
            nobodys(
                    "items",
                    SCHOOL,
                    "item_id",
                    "version",
                    "fingerprint",
                    "words",
                    "archived_at",
                    "created_at",
                    "updated_at"),
            nobodys("item_versions", SCHOOL, "item_id", "version", "document", "made_by", "made_at"),
            nobodys(
                    "item_difficulties",
                    "learned from the answers of all",
                    "item_id",
                    "answers",
                    "students",
                    "share_right",
                    "logit",
                    "standard_error",
                    "level"),
            nobodys("item_difficulties_mark", BOOKKEEPING, "only_one", "mark"),
            nobodys("content", SCHOOL, "content_id", "version", "archived_at", "changed", "created_at", "updated_at"),
            nobodys("content_versions", SCHOOL, "content_id", "version", "document", "embedding", "made_by", "made_at"),
            nobodys("database_copy", BOOKKEEPING, "only_one", "cluster", "files"),
            nobodys("sign_in_tries", "a count of minutes, under a hash", "who_hash", "level", "at"),
            nobodys("streams", BOOKKEEPING, "class_id", "epoch", "head", "trimmed_to", "rights"),
            nobodys("llm_spending", "money of a day", "day", "usd"));

    private PersonalData() {}
}

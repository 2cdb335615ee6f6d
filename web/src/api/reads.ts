import type {
  AppliedAccommodation,
  Assessment,
  Assignment,
  Attempt,
  Attention,
  AssessmentHistoryItem,
  AssessmentSummary,
  BatchOutcome,
  BatchOutcomes,
  ClassSummary,
  Concept,
  Content,
  Correction,
  Dashboard,
  Explanation,
  FeedbackReport,
  FoundContent,
  Item,
  ItemView,
  GradeChange,
  GradedAssessment,
  Iep,
  Job,
  MasteryChange,
  MasteryRecord,
  ModelVersion,
  NextQuestion,
  OpeningsPage,
  Operations,
  OwnAssignment,
  Plan,
  Progress,
  Review,
  SecondReading,
  ReviewDetail,
  SchoolConcept,
  SessionAnswer,
  Student,
  StudentSignIn,
  Thresholds,
  User,
  WorkedAssessment,
} from './types';
import { everyPage, get, getIfChanged, getTagged, type Tagged } from './http';
import { Problem } from './problem';

const id = encodeURIComponent;

const nullIfNotFound = (problem: unknown) => {
  if (problem instanceof Problem && problem.status === 404) return null;
  throw problem;
};

export const readSession = () => get<SessionAnswer>('/api/auth/session');

export const readClasses = () => everyPage<ClassSummary>('/api/students/classes', 'classes');

export const readArchivedClasses = () =>
  everyPage<ClassSummary>('/api/students/classes?archived=true', 'classes');

/** With the entity tag that a change has to name. */
export const readClassForChange = async (classId: string) => {
  const { body, etag } = await getTagged(`/api/students/classes/${id(classId)}`);
  return { ...(body as { class: ClassSummary; concepts: Concept[] }), etag };
};

export const readStudents = (classId: string) =>
  everyPage<Student>(`/api/students/classes/${id(classId)}/students`, 'students');

/** The logins of a class's students. */
export const readSignIns = (classId: string) =>
  everyPage<StudentSignIn>(`/api/students/classes/${id(classId)}/sign-ins`, 'sign_ins');

/** All that the school can teach. */
export const readConcepts = () => everyPage<SchoolConcept>('/api/concepts', 'concepts');

export const readDashboard = (classId: string) =>
  get<Dashboard>(`/api/students/classes/${id(classId)}/dashboard`);

export const readAttention = async (classId: string, days: number) =>
  (
    await get<{ attention: Attention }>(
      `/api/students/classes/${id(classId)}/attention?days=${days}`,
    )
  ).attention;

export const readUsers = () => everyPage<User>('/api/users', 'users');

export const readUser = async (userId: string) => {
  const { body, etag } = await getTagged(`/api/users/${id(userId)}`);
  return { user: (body as { user: User }).user, etag };
};

export const readThresholds = async (classId: string) => {
  const { body, etag } = await getTagged(`/api/students/classes/${id(classId)}/thresholds`);
  return { thresholds: (body as { thresholds: Thresholds }).thresholds, etag };
};

export const readOperations = () => get<Operations>('/api/operations');

export const readMastery = async (studentId: string) =>
  (await get<{ mastery: MasteryRecord[] }>(`/api/students/students/${id(studentId)}/mastery`))
    .mastery;

export const readOpenings = (studentId: string, cursor: string | null) =>
  get<OpeningsPage>(
    `/api/students/students/${id(studentId)}/access-log?limit=20${cursor === null ? '' : `&cursor=${id(cursor)}`}`,
  );

export const readMasteryHistory = (studentId: string, conceptId: string) =>
  everyPage<MasteryChange>(
    `/api/students/students/${id(studentId)}/mastery/${id(conceptId)}/history`,
    'history',
  );

export const readExplanation = async (studentId: string, conceptId: string) =>
  (
    await get<{ explanation: Explanation }>(
      `/api/students/students/${id(studentId)}/mastery/${id(conceptId)}/explain`,
    )
  ).explanation;

/** A student without an IEP has none to read: that is an answer, not an error. */
export const readIep = (studentId: string): Promise<Iep | null> =>
  get<{ iep: Iep | null }>(`/api/students/students/${id(studentId)}/iep`).then(
    ({ iep }) => iep,
    nullIfNotFound,
  );

export const readApplied = (studentId: string) =>
  everyPage<AppliedAccommodation>(
    `/api/students/students/${id(studentId)}/accommodations`,
    'applications',
  );

export const readAssessmentHistory = (studentId: string, cursor: string | null) =>
  get<{ history: AssessmentHistoryItem[]; next_cursor: string | null }>(
    `/api/assessments/students/${id(studentId)}/history?limit=20${cursor === null ? '' : `&cursor=${id(cursor)}`}`,
  );

export const readResult = async (studentId: string, assessmentId: string) =>
  (
    await get<{ graded_assessment: GradedAssessment }>(
      `/api/assessments/${id(assessmentId)}/results/${id(studentId)}`,
    )
  ).graded_assessment;

export const readAssessments = (classId: string) =>
  everyPage<AssessmentSummary>(`/api/assessments?class_id=${id(classId)}`, 'assessments');

export const readAssessment = async (assessmentId: string) =>
  (await get<{ assessment: Assessment }>(`/api/assessments/${id(assessmentId)}`)).assessment;

export const readCorrections = async (assessmentId: string) =>
  (await get<{ corrections: Correction[] }>(`/api/assessments/${id(assessmentId)}/corrections`))
    .corrections;

export const readJob = async (jobId: string) =>
  (await get<{ job: Job }>(`/api/pipeline/status/${id(jobId)}`)).job;

export const readJobs = async (classId: string) =>
  (await get<{ jobs: Job[] }>(`/api/pipeline/jobs?class_id=${id(classId)}&limit=10`)).jobs;

/** How many were graded so far, and of which assessment. */
export const readTally = (jobId: string) =>
  get<BatchOutcomes>(`/api/pipeline/results/${id(jobId)}/submissions?limit=1`);

export const readOutcomes = (jobId: string) =>
  everyPage<BatchOutcome>(`/api/pipeline/results/${id(jobId)}/submissions`, 'submissions');

export const readPlan = async (planId: string) =>
  (await get<{ plan: Plan }>(`/api/adaptive/plans/${id(planId)}`)).plan;

/** Before the first comparison there is no report: that is an answer, not an error. */
export const readLatestReport = async (classId: string | null) =>
  (
    await get<{ report: FeedbackReport | null }>(
      `/api/adaptive/feedback/latest${classId === null ? '' : `?class_id=${id(classId)}`}`,
    )
  ).report;

export const readModels = async () =>
  (await get<{ models: ModelVersion[] }>('/api/adaptive/models')).models;

/** Null where everything is mastered. */
export const readNext = async (studentId: string) =>
  (await get<{ next: NextQuestion | null }>(`/api/adaptive/students/${id(studentId)}/next`)).next;

export const readReviews = (classId: string) =>
  get<{ waiting: number; reviews: Review[] }>(
    `/api/students/classes/${id(classId)}/reviews?limit=100`,
  );

export const readReview = (classId: string, gradingId: string, questionId: string) =>
  get<ReviewDetail>(
    `/api/students/classes/${id(classId)}/reviews/${id(gradingId)}/${id(questionId)}`,
  );

/** What waits beside this answer, to the same question, and the grader is sure about now. */
export const readSecondReadings = async (classId: string, gradingId: string, questionId: string) =>
  (
    await get<{ second_readings: SecondReading[] }>(
      `/api/students/classes/${id(classId)}/reviews/${id(gradingId)}/${id(questionId)}/second-readings`,
    )
  ).second_readings;

export const readDecisions = async (studentId: string, gradingId: string) =>
  (
    await get<{ decisions: GradeChange[] }>(
      `/api/students/students/${id(studentId)}/gradings/${id(gradingId)}/decisions`,
    )
  ).decisions;

/** @param query search parameters, as the route takes them */
export const searchContent = (query: string, signal?: AbortSignal) =>
  get<{ index: 'ready' | 'building'; results: FoundContent[] }>(
    `/api/content/search?${query}`,
    signal ? { signal } : {},
  );

export const readContent = async (contentId: string) => {
  const { body, etag } = await getTagged(`/api/content/${id(contentId)}`);
  return { content: (body as { content: Content }).content, etag };
};

export const readSimilarContent = async (contentId: string) =>
  (await get<{ results: FoundContent[] }>(`/api/content/${id(contentId)}/similar?limit=5`)).results;

export const readContentVersions = (contentId: string) =>
  everyPage<Content>(`/api/content/${id(contentId)}/versions`, 'content');

export const readWorked = (classId: string) =>
  everyPage<WorkedAssessment>(`/api/students/classes/${id(classId)}/assessments`, 'assessments');

export const readItemViews = async (classId: string, assessmentId: string) =>
  (
    await get<{ questions: ItemView[] }>(
      `/api/students/classes/${id(classId)}/assessments/${id(assessmentId)}/questions`,
    )
  ).questions;

export const readOwnAssignments = (studentId: string) =>
  everyPage<OwnAssignment>(`/api/students/students/${id(studentId)}/assignments`, 'assignments');

export const readAttempt = async (studentId: string, attemptId: string) =>
  (
    await get<{ attempt: Attempt }>(
      `/api/students/students/${id(studentId)}/attempts/${id(attemptId)}`,
    )
  ).attempt;

export const readAssignments = (classId: string) =>
  everyPage<Assignment>(`/api/students/classes/${id(classId)}/assignments`, 'assignments');

/** With the entity tag that a change has to name. */
export const readAssignment = async (classId: string, assignmentId: string) => {
  const { body, etag } = await getTagged(
    `/api/students/classes/${id(classId)}/assignments/${id(assignmentId)}`,
  );
  return { assignment: (body as { assignment: Assignment }).assignment, etag };
};

/** The same object again while nothing has changed: the server then has nothing to send. */
export const readProgress = async (classId: string, assignmentId: string, known?: TaggedProgress) =>
  getIfChanged<Progress>(
    `/api/students/classes/${id(classId)}/assignments/${id(assignmentId)}/progress?limit=200`,
    known,
  );

export type TaggedProgress = Tagged<Progress>;
/** @param query search parameters, as the route takes them; @param cursor empty for the first page */
export const readItems = (query: string, cursor: string, signal?: AbortSignal) =>
  get<{ items: Item[]; next_cursor: string | null }>(
    `/api/items?${query}${cursor === '' ? '' : `&cursor=${id(cursor)}`}`,
    signal ? { signal } : {},
  );

export const readItem = async (itemId: string) => {
  const { body, etag } = await getTagged(`/api/items/${id(itemId)}`);
  return { item: (body as { item: Item }).item, etag };
};

export const readItemVersions = (itemId: string) =>
  everyPage<Item>(`/api/items/${id(itemId)}/versions`, 'items');

/** With the entity tag that a change has to name. */
export const readAssessmentForChange = async (assessmentId: string) => {
  const { body, etag } = await getTagged(`/api/assessments/${id(assessmentId)}`);
  return { assessment: (body as { assessment: Assessment }).assessment, etag };
};

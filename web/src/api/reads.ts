import type {
  AppliedAccommodation,
  Assessment,
  Attention,
  AssessmentHistoryItem,
  AssessmentSummary,
  ClassSummary,
  Content,
  Dashboard,
  Explanation,
  FeedbackReport,
  FoundContent,
  ItemView,
  GradedAssessment,
  Iep,
  Job,
  MasteryChange,
  MasteryRecord,
  ModelVersion,
  NextQuestion,
  Operations,
  Plan,
  Review,
  ReviewDetail,
  SessionAnswer,
  User,
  WorkedAssessment,
} from './types';
import { everyPage, get, getTagged } from './http';
import { Problem } from './problem';

const id = encodeURIComponent;

const nullIfNotFound = (problem: unknown) => {
  if (problem instanceof Problem && problem.status === 404) return null;
  throw problem;
};

export const readSession = () => get<SessionAnswer>('/api/auth/session');

export const readClasses = () => everyPage<ClassSummary>('/api/students/classes', 'classes');

export const readDashboard = (classId: string) =>
  get<Dashboard>(`/api/students/classes/${id(classId)}/dashboard`);

export const readAttention = async (classId: string, days: number) =>
  (
    await get<{ attention: Attention }>(
      `/api/students/classes/${id(classId)}/attention?days=${days}`,
    )
  ).attention;

export const readUsers = () => everyPage<User>('/api/users', 'users');

export const readOperations = () => get<Operations>('/api/operations');

export const readMastery = async (studentId: string) =>
  (await get<{ mastery: MasteryRecord[] }>(`/api/students/students/${id(studentId)}/mastery`))
    .mastery;

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

export const readApplied = async (studentId: string) =>
  (
    await get<{ applications: AppliedAccommodation[] }>(
      `/api/students/students/${id(studentId)}/accommodations?limit=20`,
    )
  ).applications;

export const readAssessmentHistory = async (studentId: string) =>
  (
    await get<{ history: AssessmentHistoryItem[] }>(
      `/api/assessments/students/${id(studentId)}/history?limit=20`,
    )
  ).history;

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

export const readJob = async (jobId: string) =>
  (await get<{ job: Job }>(`/api/pipeline/status/${id(jobId)}`)).job;

export const readJobs = async (classId: string) =>
  (await get<{ jobs: Job[] }>(`/api/pipeline/jobs?class_id=${id(classId)}&limit=10`)).jobs;

export const readPlan = async (planId: string) =>
  (await get<{ plan: Plan }>(`/api/adaptive/plans/${id(planId)}`)).plan;

/** Before the first comparison there is no report: that is an answer, not an error. */
export const readLatestReport = (classId: string | null): Promise<FeedbackReport | null> =>
  get<{ report: FeedbackReport }>(
    `/api/adaptive/feedback/latest${classId === null ? '' : `?class_id=${id(classId)}`}`,
  ).then(({ report }) => report, nullIfNotFound);

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

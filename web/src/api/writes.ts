import type {
  Alert,
  AlertAction,
  AnswerSent,
  AssessmentBody,
  Batch,
  Content,
  ContentBody,
  Decision,
  FeedbackReport,
  GradedAssessment,
  Item,
  ItemBody,
  ItemImport,
  Job,
  LearningPath,
  NewUser,
  Rehearsal,
  Role,
  SessionAnswer,
  Thresholds,
  User,
  UserChanges,
} from './types';
import { patch, post, put, remove, upload } from './http';

const id = encodeURIComponent;

export const signIn = (login: string, password: string) =>
  post<SessionAnswer>('/api/auth/login', { login, password });

export const signInAsDemo = (role: Role) => post<SessionAnswer>('/api/auth/demo', { role });

export const signOut = () => post('/api/auth/logout');

export const actOnAlert = async (alertId: string, action: AlertAction) =>
  (
    await post<{ alert: Alert }>(`/api/students/alerts/${id(alertId)}/dismiss`, {
      action,
      ...(action === 'snooze' ? { snooze_minutes: 30 } : {}),
    })
  ).alert;

export const setThresholds = async (classId: string, thresholds: Thresholds) =>
  (
    await put<{ thresholds: Thresholds }>(
      `/api/students/classes/${id(classId)}/thresholds`,
      thresholds,
    )
  ).thresholds;

/** Sets nothing: what such thresholds would have raised in the last lesson. */
export const rehearse = async (classId: string, thresholds: Thresholds) =>
  (
    await post<{ rehearsal: Rehearsal }>(
      `/api/students/classes/${id(classId)}/thresholds/rehearse`,
      thresholds,
    )
  ).rehearsal;

export const createUser = async (user: NewUser) =>
  (await post<{ user: User }>('/api/users', user)).user;

export const changeUser = async (userId: string, changes: UserChanges) =>
  (await patch<{ user: User }>(`/api/users/${id(userId)}`, changes)).user;

/** @param minutes the time there is; null if it does not matter */
export const generatePath = async (studentId: string, minutes: number | null) =>
  (
    await post<{ learning_path: LearningPath }>(`/api/adaptive/students/${id(studentId)}/path`, {
      concept_ids: [],
      minutes,
    })
  ).learning_path;

export const startJob = async (kind: 'class_plan' | 'refit', classId: string) =>
  (
    await post<{ job: Job }>('/api/pipeline/run', {
      kind,
      class_id: classId,
      concept_ids: [],
    })
  ).job;

/** @param classId null for all classes, which only an administrator may ask about */
export const comparePredictions = async (classId: string | null) =>
  (await post<{ report: FeedbackReport }>('/api/adaptive/feedback', { class_id: classId })).report;

export const adoptModel = (version: number) => post(`/api/adaptive/models/${version}/adopt`);

export const cancelJob = async (jobId: string) =>
  (await post<{ job: Job }>(`/api/pipeline/${id(jobId)}/cancel`)).job;

/** The key stays the same over retries, so that a decision counts once. */
export const decideReview = (classId: string, decision: Decision, idempotencyKey: string) =>
  post<Batch>(
    `/api/students/classes/${id(classId)}/reviews/decide`,
    { ...decision },
    { idempotencyKey },
  );

export const undoDecision = (classId: string, batchId: string) =>
  post<Batch>(`/api/students/classes/${id(classId)}/reviews/undo`, { batch_id: batchId });

export const askForReview = (
  studentId: string,
  gradingId: string,
  questionId: string,
  note: string,
) =>
  post(`/api/students/students/${id(studentId)}/gradings/${id(gradingId)}/ask-review`, {
    question_id: questionId,
    ...(note === '' ? {} : { note }),
  });

export interface Submission {
  assessmentId: string;
  studentId: string;
  responses: AnswerSent[];
}

/** The key stays the same over retries, so that a submission counts once. */
export const submitAnswers = async (submission: Submission, idempotencyKey: string) =>
  (
    await post<{ graded_assessment: GradedAssessment }>(
      '/api/assessments/submit',
      {
        assessment_id: submission.assessmentId,
        student_id: submission.studentId,
        // The stored assessment's questions count; what a page sends is not believed.
        questions: [],
        responses: submission.responses,
        update_mastery: true,
      },
      { idempotencyKey },
    )
  ).graded_assessment;

/** The key stays the same over retries, so that an item is made once. */
export const createContent = async (body: ContentBody, idempotencyKey: string) =>
  (await post<{ content: Content }>('/api/content', { ...body }, { idempotencyKey })).content;

/** Refused if somebody else changed the item since it was read. */
export const changeContent = async (contentId: string, etag: string, body: ContentBody) =>
  (await put<{ content: Content }>(`/api/content/${id(contentId)}`, { ...body }, { ifMatch: etag }))
    .content;

export const archiveContent = (contentId: string, etag: string) =>
  remove(`/api/content/${id(contentId)}`, { ifMatch: etag });

export const createItem = async (body: ItemBody, key: string) =>
  (await post<{ item: Item }>('/api/items', { ...body }, { idempotencyKey: key })).item;

export const changeItem = async (itemId: string, etag: string, body: ItemBody) =>
  (await put<{ item: Item }>(`/api/items/${id(itemId)}`, { ...body }, { ifMatch: etag })).item;

export const archiveItem = (itemId: string, etag: string) =>
  remove(`/api/items/${id(itemId)}`, { ifMatch: etag });

/** @param conceptId of questions that name none; empty if each does */
export const importItems = (file: File, conceptId: string, key: string) =>
  upload<ItemImport>(
    `/api/items/import${conceptId === '' ? '' : `?concept_id=${id(conceptId)}`}`,
    file,
    { idempotencyKey: key },
  );

export const buildAssessment = async (body: AssessmentBody, key: string) =>
  (
    await post<{ assessment: { assessment_id: string } }>(
      '/api/assessments',
      { ...body },
      {
        idempotencyKey: key,
      },
    )
  ).assessment;

export const changeAssessment = async (assessmentId: string, etag: string, body: AssessmentBody) =>
  (
    await put<{ assessment: { assessment_id: string } }>(
      `/api/assessments/${id(assessmentId)}`,
      { ...body },
      { ifMatch: etag },
    )
  ).assessment;

export const archiveAssessment = (assessmentId: string, etag: string) =>
  remove(`/api/assessments/${id(assessmentId)}`, { ifMatch: etag });

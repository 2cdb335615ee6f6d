import type {
  Alert,
  AlertAction,
  AnswerToSave,
  AssessmentBody,
  Assignment,
  AssignmentChanges,
  Batch,
  BatchSubmission,
  ClassChanges,
  ClassImport,
  ClassSummary,
  Content,
  ContentBody,
  Correction,
  Decision,
  SeenReading,
  FeedbackReport,
  GivenSignIns,
  GradedAssessment,
  Item,
  ItemBody,
  ItemImport,
  Job,
  KeyChange,
  LearningPath,
  NewAssignment,
  NewClass,
  NewConcept,
  NewUser,
  RegradePreview,
  Rehearsal,
  Role,
  SavedAnswers,
  SchoolConcept,
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

/** Instead of the one that somebody gave her, or of her own, which she has to know. */
export const choosePassword = (chosen: { password: string; current_password?: string }) =>
  put<undefined>('/api/auth/password', chosen);

export const signOut = () => post('/api/auth/logout');

/** Refused if somebody else changed the alert's state since it was read. */
export const actOnAlert = async (
  { alert_id, version }: Pick<Alert, 'alert_id' | 'version'>,
  action: AlertAction,
) =>
  (
    await post<{ alert: Alert }>(
      `/api/students/alerts/${id(alert_id)}/dismiss`,
      { action, ...(action === 'snooze' ? { snooze_minutes: 30 } : {}) },
      { ifMatch: `"${version}"` },
    )
  ).alert;

/** Refused if somebody else set them since they were read. */
export const setThresholds = async (classId: string, etag: string, thresholds: Thresholds) =>
  (
    await put<{ thresholds: Thresholds }>(
      `/api/students/classes/${id(classId)}/thresholds`,
      thresholds,
      { ifMatch: etag },
    )
  ).thresholds;

const timeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Sets nothing: what such thresholds would have raised in the last lesson, a day where the teacher is. */
export const rehearse = async (classId: string, thresholds: Thresholds) =>
  (
    await post<{ rehearsal: Rehearsal }>(
      `/api/students/classes/${id(classId)}/thresholds/rehearse?time_zone=${id(timeZone())}`,
      thresholds,
    )
  ).rehearsal;

export const makeClass = async (made: NewClass, idempotencyKey: string) =>
  (await post<{ class: ClassSummary }>('/api/students/classes', { ...made }, { idempotencyKey }))
    .class;

/** Refused if somebody else changed the class since it was read. */
export const changeClass = (classId: string, etag: string, changes: ClassChanges) =>
  patch(`/api/students/classes/${id(classId)}`, { ...changes }, { ifMatch: etag });

const teacherOf = (classId: string, userId: string) =>
  `/api/students/classes/${id(classId)}/teachers/${id(userId)}`;

export const addTeacher = (classId: string, userId: string) => put(teacherOf(classId, userId), {});

/** Closes what the teacher has open on the class. */
export const removeTeacher = (classId: string, userId: string) =>
  remove(teacherOf(classId, userId));

export const addConcept = async (concept: NewConcept, idempotencyKey: string) =>
  (await post<{ concept: SchoolConcept }>('/api/concepts', { ...concept }, { idempotencyKey }))
    .concept;

/** Adds students from a table; whom it does not add it names by line. */
export const importStudents = (classId: string, file: File, key: string) =>
  upload<ClassImport>(`/api/students/classes/${id(classId)}/bulk-import`, file, {
    idempotencyKey: key,
  });

/** Shown once: the server keeps none of the passwords. */
export const giveSignIns = (classId: string, studentIds: string[], chooseOwn: boolean) =>
  post<GivenSignIns>(`/api/students/classes/${id(classId)}/sign-ins`, {
    student_ids: studentIds,
    choose_password: chooseOwn,
  });

export const createUser = async (user: NewUser) =>
  (await post<{ user: User }>('/api/users', user)).user;

/** Refused if somebody else changed the user since she was read. */
export const changeUser = async (userId: string, etag: string, changes: UserChanges) =>
  (await patch<{ user: User }>(`/api/users/${id(userId)}`, changes, { ifMatch: etag })).user;

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

/**
 * The key stays the same over retries, so that a batch is graded once.
 *
 * @param gradeAgain whether to grade also what is graded already and has not changed
 */
export const startBatch = async (
  classId: string,
  assessmentId: string,
  submissions: BatchSubmission[],
  gradeAgain: boolean,
  idempotencyKey: string,
) =>
  (
    await post<{ job: Job }>(
      '/api/pipeline/batch-grade',
      { class_id: classId, assessment_id: assessmentId, submissions, grade_again: gradeAgain },
      { idempotencyKey },
    )
  ).job;

export const cancelJob = async (jobId: string) =>
  (await post<{ job: Job }>(`/api/pipeline/${id(jobId)}/cancel`)).job;

/** The key stays the same over retries, so that a decision counts once. */
export const decideReview = (classId: string, decision: Decision, idempotencyKey: string) =>
  post<Batch>(
    `/api/students/classes/${id(classId)}/reviews/decide`,
    { ...decision },
    { idempotencyKey },
  );

export const settleReviews = (classId: string, answers: SeenReading[], idempotencyKey: string) =>
  post<Batch>(
    `/api/students/classes/${id(classId)}/reviews/settle`,
    { answers },
    { idempotencyKey },
  );

export const undoDecision = (classId: string, batchId: string) =>
  post<Batch>(`/api/students/classes/${id(classId)}/reviews/undo`, { batch_id: batchId });

/** Changes nothing. */
export const previewKey = async (assessmentId: string, questionId: string, key: KeyChange) =>
  (
    await post<{ preview: RegradePreview }>(
      `/api/assessments/${id(assessmentId)}/questions/${id(questionId)}/preview`,
      { ...key },
    )
  ).preview;

export interface Corrected {
  correction: Correction;
  job: Job;
}

/** Refused if somebody else changed the assessment since it was read. */
export const correctKey = (
  assessmentId: string,
  questionId: string,
  etag: string,
  key: KeyChange,
) =>
  patch<Corrected>(
    `/api/assessments/${id(assessmentId)}/questions/${id(questionId)}`,
    { ...key },
    { ifMatch: etag },
  );

export const undoCorrection = (assessmentId: string, correctionId: string) =>
  post<Corrected>(`/api/assessments/${id(assessmentId)}/corrections/${id(correctionId)}/undo`);

export const resumeCorrection = (assessmentId: string, correctionId: string) =>
  post<Corrected>(`/api/assessments/${id(assessmentId)}/corrections/${id(correctionId)}/resume`);

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

/** The key stays the same over retries, so that an attempt is started once. */
export const startAttempt = async (
  studentId: string,
  assignmentId: string,
  idempotencyKey: string,
) =>
  (
    await post<{ attempt_id: string }>(
      `/api/students/students/${id(studentId)}/attempts`,
      { assignment_id: assignmentId },
      { idempotencyKey },
    )
  ).attempt_id;

/** Whatever is newer on the server stays; the answer says what stands there now. */
export const saveAnswers = (studentId: string, attemptId: string, answers: AnswerToSave[]) =>
  put<SavedAnswers>(`/api/students/students/${id(studentId)}/attempts/${id(attemptId)}/answers`, {
    answers,
  });

/** However often it is asked, it is graded once. */
export const handInAttempt = async (studentId: string, attemptId: string) =>
  (
    await post<{ graded_assessment: GradedAssessment }>(
      `/api/students/students/${id(studentId)}/attempts/${id(attemptId)}/submit`,
    )
  ).graded_assessment;

const assignmentsOf = (classId: string) => `/api/students/classes/${id(classId)}/assignments`;

export const assign = async (classId: string, body: NewAssignment, idempotencyKey: string) =>
  (await post<{ assignment: Assignment }>(assignmentsOf(classId), { ...body }, { idempotencyKey }))
    .assignment;

/** Refused if somebody else changed it since it was read. */
export const changeAssignment = async (
  classId: string,
  assignmentId: string,
  etag: string,
  body: AssignmentChanges,
) =>
  (
    await put<{ assignment: Assignment }>(
      `${assignmentsOf(classId)}/${id(assignmentId)}`,
      { ...body },
      { ifMatch: etag },
    )
  ).assignment;

export const closeAssignment = (classId: string, assignmentId: string) =>
  post(`${assignmentsOf(classId)}/${id(assignmentId)}/close`);

export const removeAssignment = (classId: string, assignmentId: string) =>
  remove(`${assignmentsOf(classId)}/${id(assignmentId)}`);

/** Opens it again if it is closed. */
export const extendAttempt = (
  classId: string,
  assignmentId: string,
  attemptId: string,
  extension: { minutes: number; reason: string },
  idempotencyKey: string,
) =>
  post(
    `${assignmentsOf(classId)}/${id(assignmentId)}/attempts/${id(attemptId)}/extend`,
    extension,
    { idempotencyKey },
  );

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

/** Every query's name in the cache, in one place: the live events write to the same names. */
export const keys = {
  session: ['session'] as const,
  classes: ['classes'] as const,
  dashboard: (classId: string) => ['dashboard', classId] as const,
  delays: (classId: string) => ['delays', classId] as const,
  changes: (classId: string) => ['changes', classId] as const,
  studentMastery: (studentId: string) => ['student', studentId, 'mastery'] as const,
  masteryHistory: (studentId: string, conceptId: string) =>
    ['student', studentId, 'history', conceptId] as const,
  explanation: (studentId: string, conceptId: string) =>
    ['student', studentId, 'explanation', conceptId] as const,
  applied: (studentId: string) => ['student', studentId, 'applied'] as const,
  next: (studentId: string) => ['student', studentId, 'next'] as const,
  iep: (studentId: string) => ['student', studentId, 'iep'] as const,
  assessmentHistory: (studentId: string) => ['student', studentId, 'assessments'] as const,
  result: (studentId: string, assessmentId: string) =>
    ['student', studentId, 'result', assessmentId] as const,
  assessments: (classId: string) => ['assessments', classId] as const,
  assessment: (assessmentId: string) => ['assessment', assessmentId] as const,
  reviews: (classId: string) => ['reviews', classId] as const,
  review: (classId: string, gradingId: string, questionId: string) =>
    ['reviews', classId, gradingId, questionId] as const,
  job: (jobId: string) => ['job', jobId] as const,
  jobs: (classId: string) => ['jobs', classId] as const,
  users: ['users'] as const,
  operations: ['operations'] as const,
  rehearsal: (classId: string, thresholds: object) => ['rehearsal', classId, thresholds] as const,
  report: (classId: string | null) => ['report', classId] as const,
  models: ['models'] as const,
  search: (query: string) => ['content', 'search', query] as const,
  content: (contentId: string) => ['content', 'item', contentId] as const,
  similarContent: (contentId: string) => ['content', 'similar', contentId] as const,
  contentVersions: (contentId: string) => ['content', 'versions', contentId] as const,
  worked: (classId: string) => ['worked', classId] as const,
  itemViews: (classId: string, assessmentId: string) => ['worked', classId, assessmentId] as const,
  allContent: ['content'] as const,
  ownAssignments: (studentId: string) => ['student', studentId, 'assignments'] as const,
  attempt: (attemptId: string) => ['attempt', attemptId] as const,
  assignments: (classId: string) => ['assignments', classId] as const,
  progress: (classId: string, assignmentId: string) =>
    ['assignments', classId, assignmentId] as const,
  plan: (planId: string) => ['plan', planId] as const,
};

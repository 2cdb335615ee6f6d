/** Short names for the shapes of the API, which are generated from its document (npm run types). */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Session = Schemas['Session'];
export type SessionAnswer = Schemas['SessionAnswer'];
export type Role = Session['role'];

export type User = Schemas['User'];
export type NewUser = Schemas['NewUserBody'];
export type StudentSignIn = Schemas['StudentSignIn'];
export type GivenSignIn = Schemas['GivenSignIn'];
export type GivenSignIns = Pick<Schemas['GivenSignInsAnswer'], 'sign_ins' | 'not_given'>;
export type UserChanges = Schemas['UserChanges'];

export type Operations = Schemas['OperationsAnswer'];

export type ClassSummary = Schemas['ClassSummary'];
export type ClassImport = Schemas['ImportAnswer'];
export type Cursor = Schemas['Position'];
export type Thresholds = Schemas['Thresholds'];
export type Attention = Schemas['Attention'];
export type Rehearsal = Schemas['Rehearsal'];
export type Concept = Schemas['ConceptSummary'];
export type SchoolConcept = Schemas['Concept'];
export type NewConcept = Schemas['NewConceptBody'];
export type NewClass = Schemas['NewClassBody'];
export type ClassChanges = Schemas['ClassChanges'];
export type Opening = Schemas['Opening'];
export type OpeningsPage = Schemas['OpeningsAnswer'];
export type AppliedAccommodation = Schemas['Application'];
export type Accommodation = Schemas['Accommodation'];
export type WordBank = Schemas['WordBank'];
export type Student = Schemas['StudentProfile'];
export type Iep = Schemas['Iep'];
export type Presence = Schemas['Presence'];
export type Dashboard = Schemas['DashboardAnswer'];

export type Interval = Schemas['MasteryInterval'];
export type MasteryCell = Schemas['Cell'];
export type MasteryRecord = Schemas['MasteryRecord'];
export type MasteryChange = Schemas['HistoryEntry'];
export type Explanation = Schemas['Explanation'];
export type Forecast = Schemas['Forecast'];
export type FeedbackReport = Schemas['FeedbackReport'];
export type Figures = Schemas['Figures'];
export type ModelVersion = Schemas['ModelVersion'];

export type Alert = Schemas['Alert'];
export type AlertKind = Alert['kind'];
export type AlertAction = NonNullable<Alert['action']> | 'undo';

export type LearningPath = Schemas['Path'];
export type NextQuestion = Schemas['NextQuestion'];
export type NextConcept = Schemas['NextConcept'];
export type Group = LearningPath['suggested_group'];
export type Plan = Schemas['Plan'];
export type PlanConcept = Schemas['ConceptNote'];
export type PlanMember = Schemas['Member'];
export type PlanAsk = Schemas['AskFirst'];

export type Content = Schemas['Content'];
export type ContentBody = Schemas['ContentBody'];
export type ContentKind = Content['kind'];
export type Segment = Schemas['Segment'];
export type FoundContent = Schemas['Found'];

export type BatchOutcomes = Omit<Schemas['BatchOutcomesAnswer'], 'status'>;
export type BatchOutcome = Schemas['Outcome'];
export type BatchSubmission = { student_id: string; responses: AnswerSent[] };
export type GradeChange = Schemas['Entered'];

export type WorkedAssessment = Schemas['Worked'];
export type GivenAnswer = Omit<Schemas['Given'], 'answer'> & { answer: Answer | null };
export type ItemView = Omit<Schemas['ItemView'], 'question' | 'answers'> & {
  question: Question | null;
  answers: GivenAnswer[];
};

export type Review = Omit<Schemas['Review'], 'question' | 'answer'> & {
  question: Question | null;
  answer: Answer | null;
};
export type ReviewDetail = { review: Review; alike: Review[]; decided: Review[] };
export type SecondReading = Omit<Schemas['SecondReading'], 'review'> & { review: Review };
export type SeenReading = Schemas['SeenBody'];
export type Decision = Schemas['DecisionBody'];
export type Batch = Schemas['BatchAnswer'];

export type KeyChange = Schemas['KeyBody'];
export type Correction = Schemas['Correction'];
type MovedAnswer = Omit<Schemas['MovedAnswer'], 'answer'> & { answer: Answer | null };
export type RegradePreview = Omit<Schemas['RegradePreview'], 'moves'> & { moves: MovedAnswer[] };
export type Item = Omit<Schemas['Item'], 'question'> & { question: Question };
export type ItemBody = Omit<Schemas['ItemBody'], 'question'> & { question: Question };
export type Difficulty = Schemas['QuestionDifficulty'];
export type ItemImport = Schemas['ItemImportAnswer'];
export type AssessmentBody = Schemas['AssessmentBody'];

export type AssessmentSummary = Schemas['QuizSummary'];
export type Assessment = Schemas['QuizDetail'];
export type AssessmentScore = Schemas['Latest'];
export type AssessmentHistoryItem = Schemas['Summary'];
export type Question = Schemas['QuestionBody'];
export type QuestionType = Question['question_type'];

/** What a student gives; the document leaves it open, because it depends on the type of the question. */
export type Answer = string | number | boolean | string[] | Record<string, string>;
export type AnswerSent = Omit<Schemas['ResponseBody'], 'answer'> & { answer: Answer };
export type QuestionResult = Omit<Schemas['QuestionResult'], 'answer'> & { answer: Answer | null };
export type GradedAssessment = Omit<Schemas['GradedAssessment'], 'question_results'> & {
  question_results: QuestionResult[];
};

export type Assignment = Schemas['Assignment'];
export type NewAssignment = Schemas['AssignmentBody'];
export type AssignmentChanges = Schemas['AssignmentChanges'];
export type OwnAssignment = Schemas['OwnAssignment'];
export type TakerProgress = Schemas['TakerProgress'];
export type Progress = Schemas['ProgressAnswer'];
export type SavedAnswer = Omit<Schemas['SavedAnswer'], 'answer'> & { answer: Answer | null };
export type SavedAnswers = Omit<Schemas['SavedAnswersAnswer'], 'answers'> & {
  answers: SavedAnswer[];
};
/** An answer on its way to be saved. */
export type AnswerToSave = Omit<SavedAnswer, 'response_time_ms'> & { response_time_ms: number };
export type Attempt = Omit<Schemas['AttemptView'], 'answers' | 'graded_assessment'> & {
  answers: SavedAnswer[];
  graded_assessment: GradedAssessment | null;
};

/** What a job makes depends on its kind; of a class plan it is the plan's id. */
export type Job = Omit<Schemas['Job'], 'result'> & {
  result: { plan_id?: string; model_version?: number } | null;
};
export type JobStatus = Job['status'];

import type {
  Accommodation,
  Alert,
  Concept,
  Dashboard,
  LearningPath,
  MasteryCell,
  MasteryChange,
  Student,
} from '@/api/types';
import { levelOf } from '@/model/level';

/** An invented class for the tests of the page; the same at every run. */
const NAMES = [
  'Adaeze Bright',
  'Bruno Castell',
  'Chiara Dorn',
  'Dmitri Falk',
  'Elena Grove',
  'Farid Hasan',
  'Greta Ivers',
  'Hugo Jansen',
  'Imani Kessler',
  'Jonas Lindt',
  'Kiri Manuka',
  'Luca Nardi',
  'Mei Okada',
  'Nils Petri',
  'Oona Quist',
  'Pavel Ruzic',
  'Quinn Salter',
  'Rosa Tamayo',
  'Samir Udell',
  'Tessa Vance',
  'Umar Weiss',
  'Vera Xanthos',
  'Wren Yardley',
  'Zoe Abbott',
];

export const SAMPLE_NOW = Date.parse('2026-03-02T10:42:00Z');

const CONCEPTS = [
  ['cell_structure', 'Cell structure', []],
  ['photosynthesis', 'Photosynthesis', ['cell_structure']],
  ['cellular_respiration', 'Cellular respiration', ['cell_structure', 'photosynthesis']],
  ['dna_replication', 'DNA replication', ['cell_structure']],
  ['ecosystems', 'Ecosystems', ['photosynthesis', 'cellular_respiration']],
] as const;

const EXTENDED_TIME: Accommodation = {
  code: 'extended_time',
  label: 'Extended time (×1.5)',
  automatic: true,
  detail: 'Quiz timers run half as long again.',
};
const SEATING: Accommodation = {
  code: 'preferential_seating',
  label: 'Preferential seating',
  automatic: false,
  detail: 'A seat near the board.',
};

const id = (index: number) => `student_${String(index + 1).padStart(3, '0')}`;
const minutesAgo = (minutes: number, now: number) => new Date(now - minutes * 60_000).toISOString();
const spread = (student: number, concept: number) => ((student * 37 + concept * 53) % 89) / 100;

export function sampleConcepts(): Concept[] {
  return CONCEPTS.map(([concept_id, concept_name, prerequisites], position) => ({
    concept_id,
    concept_name,
    position,
    prerequisites: [...prerequisites],
  }));
}

export function sampleStudents(now = SAMPLE_NOW): Student[] {
  return NAMES.map((student_name, index) => ({
    student_id: id(index),
    student_name,
    grade_level: 9,
    reading_level: `grade ${7 + (index % 4)}`,
    has_iep: index % 3 === 1,
    accommodations: index % 3 === 1 ? [EXTENDED_TIME, SEATING] : [],
    class_ids: ['class_001'],
    created_at: '2026-01-12T08:00:00Z',
    updated_at: '2026-01-12T08:00:00Z',
    last_activity_at: index % 5 === 4 ? minutesAgo(900, now) : minutesAgo(index % 9, now),
  }));
}

export function sampleMastery(now = SAMPLE_NOW): MasteryCell[] {
  return NAMES.flatMap((_name, student) =>
    CONCEPTS.map(([concept_id], concept) => {
      const mastery = 0.1 + spread(student, concept);
      return {
        student_id: id(student),
        concept_id,
        mastery,
        level: levelOf(mastery),
        observations: 2 + ((student + concept * 3) % 14),
        interval: { low: Math.max(0, mastery - 0.14), high: Math.min(1, mastery + 0.11) },
        last_updated: minutesAgo(student * 7 + concept, now),
      };
    }),
  );
}

export function sampleAlert(changes: Partial<Alert> = {}): Alert {
  return {
    alert_id: 'alert_1',
    class_id: 'class_001',
    student_id: 'student_003',
    concept_id: 'photosynthesis',
    kind: 'wheel_spinning',
    evidence: '12 attempts at Photosynthesis in three lessons, mastery still at 31%.',
    clears_when: 'Clears with two right answers in a row in Photosynthesis.',
    state: 'raised',
    raised_at: '2026-03-02T10:21:00Z',
    closed_at: null,
    closed_by: null,
    action: null,
    note: null,
    snoozed_until: null,
    follow_up: [],
    version: 1,
    ...changes,
  };
}

export function samplePath(changes: Partial<LearningPath> = {}): LearningPath {
  return {
    path_id: 'path_1',
    student_id: 'student_003',
    student_name: 'Chiara Dorn',
    personalization_level: 'standard',
    overall_mastery: 0.52,
    mastered_concepts: ['cell_structure'],
    developing_concepts: ['ecosystems'],
    struggling_concepts: ['photosynthesis'],
    next_concepts: [
      {
        concept_id: 'photosynthesis',
        concept_name: 'Photosynthesis',
        current_mastery: 0.31,
        target_mastery: 0.75,
        in_zpd: true,
        priority: 1,
        recommended_activities: ['Label a diagram of a leaf', 'Explain the light reactions aloud'],
        estimated_time_minutes: 25,
        reason: 'Cell structure is secure, so the next step it opens is within reach.',
        outlook: { kind: 'practise', chance_of_success: 0.62, expected_gain: 0.18, evidence: [] },
        materials: null,
      },
    ],
    recommendations: ['Work through Photosynthesis with a diagram before the next quiz.'],
    zpd_recommendations: [],
    review_concepts: [],
    extension_concepts: [],
    similar_students: [],
    suggested_group: 'needs_support',
    generated_at: '2026-03-02T10:30:00Z',
    ...changes,
  };
}

export function sampleDashboard(now = SAMPLE_NOW): Dashboard {
  const students = sampleStudents(now);
  return {
    status: 'success',
    cursor: { epoch: 'e1', offset: 41 },
    generated_at: new Date(now).toISOString(),
    class: {
      class_id: 'class_001',
      class_name: 'Period 3 Biology',
      subject: 'Biology',
      grade_level: 9,
      student_count: students.length,
      iep_count: students.filter(({ has_iep }) => has_iep).length,
      teachers: [{ user_id: 'teacher_demo', display_name: 'Ms. Rivera' }],
      archived_at: null,
    },
    thresholds: {
      wheel_spinning_opportunities: 10,
      sudden_drop: 0.2,
      rapid_seconds: 3,
      idle_minutes: 5,
    },
    concepts: sampleConcepts(),
    students,
    mastery: sampleMastery(now),
    latest_assessments: [
      {
        student_id: 'student_002',
        assessment_id: 'asm_leaf',
        grading_id: 'grd_2',
        score_percentage: 80,
        total_points: 10,
        graded_at: minutesAgo(3, now),
      },
      {
        student_id: 'student_003',
        assessment_id: 'asm_leaf',
        grading_id: 'grd_1',
        score_percentage: 42.5,
        total_points: 10,
        graded_at: minutesAgo(12, now),
      },
    ],
    latest_recommendations: [samplePath()],
    alerts: [
      sampleAlert({ raised_at: minutesAgo(21, now) }),
      sampleAlert({
        alert_id: 'alert_2',
        student_id: 'student_008',
        concept_id: 'dna_replication',
        kind: 'sudden_drop',
        evidence: 'DNA replication fell from 71% to 44% over the last three answers.',
        clears_when: 'Clears when mastery is back above 60%.',
        raised_at: minutesAgo(9, now),
      }),
      sampleAlert({
        alert_id: 'alert_3',
        student_id: 'student_011',
        concept_id: 'ecosystems',
        kind: 'rapid_guessing',
        evidence: 'Five answers in a row in under two seconds, one of them right.',
        clears_when: 'Clears with three answers that took time to read.',
        raised_at: minutesAgo(4, now),
      }),
      sampleAlert({
        alert_id: 'alert_4',
        student_id: 'student_001',
        concept_id: 'cell_structure',
        kind: 'newly_mastered',
        evidence: 'Cell structure passed 75% after nine answers.',
        clears_when: 'Clears by itself tomorrow.',
        raised_at: minutesAgo(6, now),
      }),
      sampleAlert({
        alert_id: 'alert_5',
        student_id: 'student_016',
        concept_id: 'photosynthesis',
        evidence: '11 attempts at Photosynthesis, mastery at 38%.',
        state: 'dismissed',
        action: 'helped',
        closed_at: minutesAgo(15, now),
        closed_by: 'Ms. Rivera',
        raised_at: minutesAgo(30, now),
        follow_up: [{ concept_id: 'photosynthesis', credit: 1, at: minutesAgo(8, now) }],
      }),
    ],
    presence: {
      teachers: [{ user_id: 'teacher_demo', display_name: 'Ms. Rivera' }],
      students_online: students
        .filter((_student, index) => index % 5 !== 4)
        .map(({ student_id }) => student_id),
      students_count: 19,
      detection_seconds: 75,
    },
  };
}

/** A history through these masteries, one answer an hour from nine o'clock; newest first. */
export function sampleHistory(masteries: number[]): MasteryChange[] {
  return masteries
    .slice(1)
    .map((new_mastery, index) => {
      const previous_mastery = masteries[index] ?? 0;
      return {
        history_id: index + 1,
        at: new Date(Date.parse('2026-03-02T09:00:00Z') + index * 3_600_000).toISOString(),
        cause: {
          kind: 'assessment',
          assessment_id: 'asm_leaf',
          grading_id: `grd_${index}`,
          question_id: 'q1',
        },
        credit: new_mastery > previous_mastery ? 1 : 0,
        model_version: 'bkt-1',
        observations: index + 1,
        previous_mastery,
        new_mastery,
      };
    })
    .reverse();
}

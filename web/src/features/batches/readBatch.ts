import type { AnswerSent, Question, Student } from '@/api/types';
import { readCsv, type Row } from './csv';
import { readAnswer } from './readAnswer';

/** A row of the table as it would be sent, or what is wrong with it. */
interface BatchRow {
  line: number;
  /** As it stands in the table. */
  named: string;
  studentId: string | null;
  responses: AnswerSent[];
  problems: string[];
}

export interface ReadBatch {
  /** What is wrong with the table as a whole; nothing can be sent then. */
  problems: string[];
  /** Columns that are no question of this assessment; they are not sent. */
  ignored: string[];
  rows: BatchRow[];
}

const MOST_ROWS = 5_000;

/** Reads a pasted table: a row a student, by name or id, and a column a question. */
export function readBatch(text: string, questions: Question[], students: Student[]): ReadBatch {
  const [head, ...body] = readCsv(text);
  if (!head) return { problems: [], ignored: [], rows: [] };
  const titles = head.cells.slice(1);
  const columns = titles.map((title) => questionOf(title, questions));
  const ignored = titles.filter((_, at) => columns[at] === undefined);
  const problems = [
    ...(columns.some((column) => column !== undefined)
      ? []
      : ['The first line must name the questions: by id, by number, or by text.']),
    ...(body.length === 0 ? ['There is no row below the first line.'] : []),
    ...(body.length > MOST_ROWS ? [`At most ${MOST_ROWS} rows can be sent at once.`] : []),
  ];
  const seen = new Map<string, number>();
  const rows = body.map((row) => {
    const read = readRow(row, titles, columns, students);
    if (read.studentId !== null) {
      const before = seen.get(read.studentId);
      if (before !== undefined) read.problems.push(`stands in line ${before} already`);
      else seen.set(read.studentId, row.line);
    }
    return read;
  });
  return { problems, ignored, rows };
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');

function questionOf(title: string, questions: Question[]): Question | undefined {
  const word = plain(title);
  return (
    questions.find(({ question_id }) => question_id.toLowerCase() === word) ??
    questions.find(({ question_text }) => plain(question_text) === word) ??
    (/^(q|question )?\d+$/.test(word) ? questions[Number(word.replace(/\D/g, '')) - 1] : undefined)
  );
}

function readRow(
  row: Row,
  titles: string[],
  columns: (Question | undefined)[],
  students: Student[],
): BatchRow {
  const [written = '', ...cells] = row.cells;
  const named = written.replace(/^'(?=[=+\-@])/, '');
  const problems: string[] = [];
  const responses: AnswerSent[] = [];
  const studentId = studentOf(named, students, problems);
  columns.forEach((question, at) => {
    if (question === undefined) return;
    const read = readAnswer(cells[at] ?? '', question);
    if ('problem' in read) problems.push(`${titles[at] ?? ''}: ${read.problem}`);
    else if (read.answer !== null)
      responses.push({ question_id: question.question_id, answer: read.answer });
  });
  if (cells.slice(columns.length).some((cell) => cell !== ''))
    problems.push('has more cells than the first line');
  return { line: row.line, named, studentId, responses, problems };
}

function studentOf(named: string, students: Student[], problems: string[]): string | null {
  const byId = students.find(({ student_id }) => student_id === named);
  if (byId) return byId.student_id;
  const called = students.filter(({ student_name }) => plain(student_name) === plain(named));
  if (called.length === 1) return called[0]?.student_id ?? null;
  problems.push(
    named === ''
      ? 'names no student'
      : called.length === 0
        ? 'nobody of this name or id is in the class'
        : 'two students have this name: use the id',
  );
  return null;
}

import { expect, it } from 'vitest';
import type { Question } from '@/api/types';
import { sampleDashboard } from '@/testing/sampleClass';
import { readCsv, tableText, writeCell } from './csv';
import { readBatch } from './readBatch';

const question = (question_id: string, rest: Partial<Question>): Question => ({
  question_id,
  question_text: `Text of ${question_id}`,
  question_type: 'constructed_response',
  concept_id: 'photosynthesis',
  points_possible: 1,
  ...rest,
});

const options = [
  { option_id: 'opt_1', text: 'Carbon dioxide' },
  { option_id: 'opt_2', text: 'Oxygen' },
];
const questions = [
  question('q1', { question_type: 'multiple_choice', options }),
  question('q2', { question_type: 'true_false' }),
  question('q3', {}),
  question('q4', { question_type: 'multiple_select', options }),
  question('q5', { question_type: 'matching', left: ['Leaf', 'Root'], right: ['Light', 'Water'] }),
];
const students = sampleDashboard().students;
const [ada, ben] = students;

it('heeds a first line that says what parts the cells, and counts it as a line', () => {
  expect(readCsv('\uFEFFsep=;\r\na,b,c,d;2\r\nx;y')).toEqual([
    { line: 2, cells: ['a,b,c,d', '2'] },
    { line: 3, cells: ['x', 'y'] },
  ]);
});

it('reads a file in each encoding that spreadsheets write', () => {
  const sixteen = Array.from('Zoë\t李', (letter) => letter.charCodeAt(0));
  const little = sixteen.flatMap((code) => [code & 0xff, code >> 8]);
  const big = sixteen.flatMap((code) => [code >> 8, code & 0xff]);
  expect(tableText(Uint8Array.from([0xff, 0xfe, ...little]))).toBe('Zoë\t李');
  expect(tableText(Uint8Array.from([0xfe, 0xff, ...big]))).toBe('Zoë\t李');
  expect(tableText(new TextEncoder().encode('Zoë'))).toBe('Zoë');
  expect(tableText(Uint8Array.from([0x5a, 0x6f, 0xeb]))).toBe('Zoë');
});

it('reads cells as spreadsheets write them', () => {
  expect(
    readCsv('\uFEFFa;b\r\n"x;""y""\nz";2\r\n\r\n 3 ;').map(({ line, cells }) => [line, cells]),
  ).toEqual([
    [1, ['a', 'b']],
    [2, ['x;"y"\nz', '2']],
    [5, ['3', '']],
  ]);
  expect(writeCell('=cmd()')).toBe("'=cmd()");
  expect(writeCell('Doe, Jane "J"')).toBe('"Doe, Jane ""J"""');
});

it('takes options by id, letter or words, and leaves open what is empty', () => {
  const { rows, problems, ignored } = readBatch(
    `student,q1,2,Text of q3,q4,q5,Note
${ada?.student_id},B,yes,"Because, well",opt_1|Oxygen,leaf=light; Root = Water,x
 ${ben?.student_name.toUpperCase()} ,carbon dioxide,,,,,`,
    questions,
    students,
  );
  expect(problems).toEqual([]);
  expect(ignored).toEqual(['Note']);
  expect(rows.map(({ problems: wrong }) => wrong)).toEqual([[], []]);
  expect(rows[0]?.responses).toEqual([
    { question_id: 'q1', answer: 'opt_2' },
    { question_id: 'q2', answer: true },
    { question_id: 'q3', answer: 'Because, well' },
    { question_id: 'q4', answer: ['opt_1', 'opt_2'] },
    { question_id: 'q5', answer: { Leaf: 'Light', Root: 'Water' } },
  ]);
  expect(rows[1]).toMatchObject({
    studentId: ben?.student_id,
    responses: [{ question_id: 'q1', answer: 'opt_1' }],
  });
});

it('says of each row what is wrong with it', () => {
  const { rows } = readBatch(
    `student,q1,q2
Nobody Here,opt_1,true
${ada?.student_id},Nitrogen,perhaps
${ada?.student_name},opt_1,true,more`,
    questions,
    students,
  );
  expect(rows.map(({ line, problems }) => [line, problems])).toEqual([
    [2, ['nobody of this name or id is in the class']],
    [3, ['q1: “Nitrogen” is not one of the options', 'q2: “perhaps” is neither true nor false']],
    [4, ['has more cells than the first line', 'stands in line 3 already']],
  ]);
});

it('says what is wrong with the table as a whole', () => {
  expect(readBatch('', questions, students)).toEqual({ problems: [], ignored: [], rows: [] });
  expect(readBatch('name,colour', questions, students).problems).toHaveLength(2);
});

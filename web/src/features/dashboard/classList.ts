/** The names in a text of one a line; as they come out of a spreadsheet, perhaps with blank lines. */
export const namesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The names as the table that a class list is sent as. */
export function classList(names: readonly string[], grade: number): File {
  const rows = names.map((name) => `"${name.replaceAll('"', '""')}",${grade},,`);
  const table = ['student_name,grade_level,has_iep,reading_level', ...rows].join('\n');
  return new File([table], 'class-list.csv', { type: 'text/csv' });
}

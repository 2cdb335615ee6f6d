/** A line of a table and where it stands in the text, counted from 1 as people count. */
export interface Row {
  line: number;
  cells: string[];
}

/** The text of a file, in whatever a spreadsheet wrote it: UTF-16 and UTF-8, or else Windows-1252. */
export function tableText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A first line that says what parts the cells; spreadsheets write and heed it. */
const SAID = /^"?sep=([,;\t])"?[,;\t ]*(?=\n|$)/i;

/**
 * Reads a table as spreadsheets write it (RFC 4180): quoted cells may hold separators, quotes and
 * line breaks. What separates cells is what the first line says or has most of: comma, semicolon or tab.
 * Empty lines are left out.
 */
export function readCsv(text: string): Row[] {
  const unmarked = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const said = SAID.exec(unmarked);
  // Its line stays, empty, so that all others keep their numbers.
  const plain = unmarked.slice(said?.[0].length ?? 0);
  const separator = said?.[1] ?? separatorOf(plain);
  const rows: Row[] = [];
  let line = 1;
  let row: Row = { line, cells: [] };
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((one) => one !== '')) rows.push(row);
    row = { line, cells: [] };
  };
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain.charAt(at);
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (plain.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else cell += char;
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (char: string) => first.split(char).length - 1;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/** A cell as spreadsheets read it; none is taken for a formula. */
export function writeCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\t]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

import type { ReactNode } from 'react';
import classes from './LibraryPage.module.css';

const POINT = '- ';
const HEADING = /^[\p{Lu}\d][\p{Lu}\d ,’'-]{2,59}$/u;

/** Plain text with points and headings; nothing in it is markup. */
export function ContentText({ text }: { text: string }) {
  const blocks: ReactNode[] = [];
  let points: string[] = [];
  const close = () => {
    if (points.length > 0) {
      const listed = points;
      blocks.push(
        <ul key={blocks.length}>
          {listed.map((point, place) => (
            <li key={place}>{point}</li>
          ))}
        </ul>,
      );
      points = [];
    }
  };
  for (const line of text.split('\n')) {
    if (line.startsWith(POINT)) {
      points.push(line.slice(POINT.length));
    } else {
      close();
      if (HEADING.test(line.trim())) blocks.push(<h2 key={blocks.length}>{line.trim()}</h2>);
      else if (line.trim() !== '') blocks.push(<p key={blocks.length}>{line}</p>);
    }
  }
  close();
  return <div className={classes.text}>{blocks}</div>;
}

const WIDTH = 46;

/** A message as the console shows it: a framed note, so that it stands out among log lines. */
export function frame(title: string, body: string): string {
  const rows = body.split('\n').flatMap(wrap);
  const edge = '─'.repeat(WIDTH + 2);
  const pad = (row: string) => `│ ${row.padEnd(WIDTH)} │`;
  return [`┌${edge}┐`, pad(title), `├${edge}┤`, ...rows.map(pad), `└${edge}┘`].join('\n');
}

function wrap(line: string): string[] {
  const rows = [''];
  for (const word of line.split(' ')) {
    const last = rows[rows.length - 1] ?? '';
    const joined = last ? `${last} ${word}` : word;
    if (joined.length <= WIDTH || !last) rows[rows.length - 1] = joined;
    else rows.push(word);
  }
  return rows;
}

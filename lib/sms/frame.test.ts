import { expect, it } from 'vitest';
import { frame } from './frame';

it('frames a message so that every row is as wide as the others and no word is lost', () => {
  const body = `123456 approves Rs 2,499.00 to Kulhad Homeware, order KUL-7F3K2M.\n@localhost #123456`;
  const rows = frame('SMS to +919810000001', body).split('\n');
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  const inside = rows.map((row) => row.replaceAll('│', '').trim()).join(' ');
  for (const word of body.split(/\s/)) expect(inside).toContain(word);
});

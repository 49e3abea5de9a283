import { expect, test } from 'vitest';
import { lastLine } from './report.mjs';

test('the last line compares within a round, and two actions of a journey with two inserts', () => {
  const quiet = { engine: [60], raw: [100], insert: [100], peer: [30], ours: [40], statements: 12 };
  const full = { ...quiet, engine: [54], ours: [42] };
  expect(lastLine([quiet, full], 10_000)).toBe(
    'Ratios: engine/raw 0.60, action/insert 0.80, ours/better-auth 1.33; with 10,000 old challenges ' +
      'engine/raw 0.54, action/insert 0.84, ours/better-auth 1.40; with them against without: ' +
      'engine 0.90, over HTTP 1.05',
  );
});

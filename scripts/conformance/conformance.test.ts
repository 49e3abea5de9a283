import { describe, expect, test } from 'vitest';
import { conformancePage, judge } from './judge.mjs';
import { idsOf, partProofs, playwrightProofs, vitestProofs } from './proofs.mjs';
import { rows } from './rows.mjs';

const row = (id: string, gap?: { kind: 'not yet'; why: string }) => ({
  id,
  source: 'a standard',
  requirement: 'It holds.',
  scope: 'all | each',
  ...(gap ? { gap } : {}),
});
const passed = (title: string) => ({ title, file: 'a.test.ts', result: 'pass' as const });
const gap = { kind: 'not yet' as const, why: 'being built' };

describe('the ids of a title', () => {
  test('are in brackets; the shop’s own invariants may stand without', () => {
    expect(idsOf('a code [N4] [A10] I3: is counted')).toEqual(['N4', 'A10', 'I3']);
    expect(idsOf('[I11] a race')).toEqual(['I11']);
    expect(idsOf('a GSM7 text of [1] I18N')).toEqual([]);
  });
});

describe('reports', () => {
  test('of Vitest give the whole title, the file and how it went', () => {
    const report = {
      testResults: [
        {
          name: '/shop/lib/a.test.ts',
          assertionResults: [
            { fullName: 'a code [N3] is used once', status: 'passed' },
            { fullName: '[N4] breaks', status: 'failed' },
            { fullName: '[N5] waits', status: 'skipped' },
          ],
        },
      ],
    };
    expect(vitestProofs(report, '/shop')).toEqual([
      { title: 'a code [N3] is used once', file: 'lib/a.test.ts', result: 'pass' },
      { title: '[N4] breaks', file: 'lib/a.test.ts', result: 'fail' },
      { title: '[N5] waits', file: 'lib/a.test.ts', result: 'not run' },
    ]);
  });

  test('of Playwright fail when one size of screen fails', () => {
    const spec = (title: string, ...statuses: string[]) => ({
      title,
      file: 'a.spec.ts',
      tests: statuses.map((status) => ({ status })),
    });
    const inner = { title: '[T3] a change', file: 'a.spec.ts', specs: [spec('voids', 'expected')] };
    const report = {
      suites: [
        {
          title: 'a.spec.ts',
          file: 'a.spec.ts',
          specs: [spec('[W1] a paste', 'expected', 'unexpected'), spec('[W2] x', 'skipped')],
          suites: [inner],
        },
      ],
    };
    expect(playwrightProofs(report)).toEqual([
      { title: '[W1] a paste', file: 'e2e/a.spec.ts', result: 'fail' },
      { title: '[W2] x', file: 'e2e/a.spec.ts', result: 'not run' },
      { title: '[T3] a change voids', file: 'e2e/a.spec.ts', result: 'pass' },
    ]);
    expect(partProofs([{ title: '[M1] logs', ok: false }])[0]?.result).toBe('fail');
  });
});

describe('a row', () => {
  const problems = (of: ReturnType<typeof row>[], proofs: { title: string; file: string }[]) =>
    judge(of, proofs as Parameters<typeof judge>[1]).problems;

  test('is met when a test has its id in the title', () => {
    expect(problems([row('N1')], [passed('[N1] six digits')])).toEqual([]);
  });

  test('without a test needs a reason', () => {
    expect(problems([row('N1')], [])).toEqual(['N1: no test, and no reason why not']);
    expect(problems([row('N1', gap)], [])).toEqual([]);
  });

  test('is not shown by a test that failed or did not run, whatever its reason', () => {
    const failed = { ...passed('[N1] a'), result: 'fail' as const };
    const skipped = { ...passed('[N1] a'), result: 'not run' as const };
    expect(problems([row('N1', gap)], [passed('[N1] b'), failed])).toEqual(['N1: a test failed']);
    expect(problems([row('N1')], [passed('[N1] b'), skipped])).toEqual([
      'N1: its tests did not run',
    ]);
  });

  test('must be there for each id in a title', () => {
    expect(problems([row('N1')], [passed('[N1] [N99] a')])).toEqual([
      'N99 is no row: "[N1] [N99] a" (a.test.ts)',
    ]);
  });
});

test('the page tells each row with its tests, and what is missing', () => {
  const { judged } = judge([row('N1'), row('N2', gap)], [passed('a code [N1] has <six> digits')]);
  const lines = conformancePage(judged).split('\n');
  expect(lines).toContain('1 of 2 rows are met; the others say what is missing.');
  expect(lines).toContain(
    '| N1 | a standard | It holds. | all \\| each | `a.test.ts`: “a code has \\<six\\> digits” | pass |',
  );
  expect(lines).toContain(
    '| N2 | a standard | It holds. | all \\| each |  | not yet: being built |',
  );
});

test('no id stands for two rows', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

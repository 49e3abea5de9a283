import { expect, test } from 'vitest';
import {
  atLeastOneFailure,
  closingLine,
  oneCheck,
  sum,
  tallyPlaywright,
  tallyVitest,
} from './tally.mjs';

test('the last line adds up checks and tests, and counts skipped ones only when there are any', () => {
  const total = sum([oneCheck(true), oneCheck(false), { passed: 5, failed: 2, skipped: [] }]);
  expect(closingLine(total)).toBe('6 passed, 3 failed');
  expect(closingLine(sum([total, { passed: 0, failed: 0, skipped: ['later'] }]))).toBe(
    '6 passed, 3 failed, 1 skipped',
  );
});

test('a file of tests that does not load is a failure', () => {
  const ran = { status: 'passed', fullName: 'a cup holds tea' };
  expect(
    tallyVitest({
      testResults: [
        {
          name: 'cup.test.ts',
          status: 'passed',
          assertionResults: [ran, { status: 'pending', fullName: 'a plate holds rice' }],
        },
        { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      ],
    }),
  ).toEqual({ passed: 1, failed: 1, skipped: ['a plate holds rice'] });
});

test('a journey counts once for each size it is walked in', () => {
  const spec = {
    title: 'buys a cup',
    tests: [
      { status: 'expected', projectName: 'desktop' },
      { status: 'unexpected', projectName: 'phone' },
      { status: 'skipped', projectName: 'tablet' },
    ],
  };
  expect(tallyPlaywright({ suites: [{ suites: [{ specs: [spec] }] }] })).toEqual({
    passed: 1,
    failed: 1,
    skipped: ['buys a cup (tablet)'],
  });
});

test('a runner that fails or leaves no report never counts as passed', () => {
  expect(atLeastOneFailure(tallyVitest(undefined), false).failed).toBe(1);
  expect(atLeastOneFailure(tallyPlaywright(undefined), false).failed).toBe(1);
  expect(atLeastOneFailure({ passed: 3, failed: 2, skipped: [] }, false).failed).toBe(2);
  expect(atLeastOneFailure({ passed: 3, failed: 0, skipped: [] }, true).failed).toBe(0);
});

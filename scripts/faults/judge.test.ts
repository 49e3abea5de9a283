import { expect, it } from 'vitest';
import { closing, judge } from './judge.mjs';

const row = (id: string, status: string, reason: string | null = null) => ({
  ...{ id, challengeId: id, status, reason },
  notAfter: '2026-03-01T10:10:00.000Z',
});
const taken = (reference: string, minute = 1) => ({
  ...{ status: 'delivered', reference },
  at: new Date(`2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`),
});

it('counts every challenge by its end, and finds all that is not true', () => {
  const rows = [
    row('a', 'sent'),
    row('b', 'delivered'),
    row('c', 'undeliverable', 'no route'),
    row('d', 'unknown'),
    row('e', 'unknown'),
    row('f', 'sent'),
    row('g', 'undeliverable', 'expired'),
    row('h', 'queued'),
    row('i', 'undeliverable'),
    row('j', 'sent'),
    row('k', 'sent'),
  ];
  const callback = 'http://127.0.0.1:1/api/sms/receipts/twilio?message=b';
  const books = [
    taken('a'),
    { status: 'delivered', callback, at: new Date('2026-03-01T10:01:00Z') },
    { ...taken('c'), status: 'not taken' },
    taken('e'),
    taken('g'),
    ...[taken('j'), taken('j')],
    taken('k', 11),
  ];
  const found = judge(rows, books);
  expect(found).toMatchObject({ unknownTaken: 1, reasons: { 'no route': 1, expired: 1, none: 1 } });
  // Lost: f, which no carrier has; g, which one has; h, which has no end; i, which has no reason.
  expect(closing(found)).toBe(
    '11 challenges: 5 accepted, 2 undeliverable, 2 unknown, 4 lost, 1 twice, 1 late',
  );
});

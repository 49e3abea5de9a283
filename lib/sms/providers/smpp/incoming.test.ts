import type { Pdu } from 'smpp';
import { expect, it } from 'vitest';
import { answeredId, readDelivered } from './incoming';

const text = (id: string, stat: string, err = '000') =>
  `id:${id} sub:001 dlvrd:001 submit date:2603011000 done date:2603011001 stat:${stat} err:${err} text:`;
const pdu = (fields: Partial<Pdu>): Pdu => ({
  ...{ command: 'deliver_sm', command_status: 0, source_addr: '919810000001', esm_class: 4 },
  response: () => pdu(fields),
  ...fields,
});
const read = (fields: Partial<Pdu>, ids: 'same' | 'decimal' = 'same') =>
  readDelivered(pdu(fields), ids);
const receipt = (providerMessageId: string, status: string, reason?: string) => ({
  kind: 'receipt',
  receipt: { providerMessageId, status, at: null, ...(reason ? { reason } : {}) },
});

it.each([
  ['DELIVRD', 'delivered', undefined],
  ['ENROUTE', 'sent', undefined],
  ['ACCEPTD', 'sent', undefined],
  ['EXPIRED', 'undelivered', 'EXPIRED, err 011'],
  ['REJECTD', 'undelivered', 'REJECTD, err 011'],
])('a receipt in words that says %s means %s', (word, status, reason) => {
  const given = { short_message: { message: text('c0ffee-1', word, '011') } };
  expect(read(given)).toEqual(receipt('c0ffee-1', status, reason));
});

it('a receipt in parameters needs no words', () => {
  expect(read({ receipted_message_id: '7F', message_state: 2 })).toEqual(
    receipt('7F', 'delivered'),
  );
  const reason = 'state 5';
  expect(read({ receipted_message_id: '7F', message_state: 5 })).toEqual(
    receipt('7F', 'undelivered', reason),
  );
});

it('an id that does not end where it should ends there nevertheless', () => {
  const given = { receipted_message_id: "7F\u0004'", message_state: 2 };
  expect(read(given)).toEqual(receipt('7F', 'delivered'));
});

it('an answer in hexadecimal and its receipt in decimal are of the same message', () => {
  const inWords = { short_message: { message: text('28', 'DELIVRD') } };
  expect(read(inWords, 'decimal')).toEqual(receipt('28', 'delivered'));
  expect(answeredId('1C', 'decimal')).toBe('28');
  expect(read({ receipted_message_id: '1c', message_state: 2 }, 'decimal')).toEqual(
    receipt('28', 'delivered'),
  );
});

it('what is no receipt is a reply, from whom it is', () => {
  expect(read({ esm_class: 0, short_message: { message: 'STOP' } })).toEqual({
    kind: 'reply',
    reply: { from: '+919810000001', text: 'STOP' },
  });
});

it('a receipt of nothing, or of a state that nobody knows, is unclear', () => {
  expect(read({ short_message: { message: '' } })).toEqual({ kind: 'unclear' });
  expect(read({ short_message: { message: text('7F', 'MAYBE') } })).toEqual({ kind: 'unclear' });
});

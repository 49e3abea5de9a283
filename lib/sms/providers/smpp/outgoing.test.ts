import { expect, it } from 'vitest';
import type { OutboundSms } from '../../provider';
import { submitFields } from './outgoing';

const now = new Date('2026-03-01T10:00:00Z');
const message: OutboundSms = {
  ...{
    id: 'one',
    to: '+919810000001',
    from: 'KULHAD',
    body: '@€',
    channel: 'sms',
    purpose: 'login',
  },
  ...{ template: 'code.login', values: {}, locale: 'en', dlt: null, encoding: 'GSM-7' },
  segments: 1,
  notAfter: new Date(now.getTime() + 600_000),
};
const fields = (changes: Partial<OutboundSms> = {}) =>
  submitFields({ ...message, ...changes }, {}, now);

it('[S1] GSM 03.38 goes in octets of one septet each, and says that it does', () => {
  expect(fields()).toMatchObject({
    data_coding: 0,
    short_message: Buffer.from([0x00, 0x1b, 0x65]),
    destination_addr: '919810000001',
  });
  expect(fields({ body: '₹' })).toMatchObject({
    data_coding: 8,
    short_message: Buffer.from([0x20, 0xb9]),
  });
});

it.each([
  [600, '000000001000000R'],
  [90_061, '000001010101000R'],
  [0.4, '000000000001000R'],
])('of use for %d s more: the centre may try for %s', (seconds, period) => {
  const notAfter = new Date(now.getTime() + seconds * 1000);
  expect(fields({ notAfter }).validity_period).toBe(period);
});

it.each([
  ['KULHAD', 5, 0, 'KULHAD'],
  ['+14155550100', 1, 1, '14155550100'],
  ['56767', 3, 0, '56767'],
])('a message from %s has number type %d and plan %d', (from, ton, npi, address) => {
  expect(fields({ from })).toMatchObject({
    source_addr_ton: ton,
    source_addr_npi: npi,
    source_addr: address,
  });
});

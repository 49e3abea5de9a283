import { describe, expect, it } from 'vitest';
import { frame } from '@/lib/sms/frame';
import { findSecrets, withoutMessages } from './secrets.mjs';

const known = {
  codes: new Set(['481206', '000042']),
  numbers: new Set(['+919812345678']),
  passwords: ['indigo-verandah-evening'],
};
const call = frame('Call to +919812345678 from KULHAD', 'This is Kulhad. 4, 8, 1, 2, 0, 6.');
const kinds = (text: string) => findSecrets(text, known).map(({ kind }) => kind);

const message = frame(
  'SMS to +919812345678 from KULHAD',
  '481206 approves Rs 1,290.00 to Kulhad Homeware, order KUL-7F3K2M. Valid 5 min.\n@localhost #481206',
);

describe('[M1] a code in what the shop printed', () => {
  it.each([
    '{"event":"otp.sent","why":"481206"}',
    'code=481206',
    'the code is 481206.',
    'typed 481 206, or 481-206',
    'order 100 481 206',
    '/signup/verify?code=000042',
    '{"body":"Your code is: 4, 8, 1, 2, 0, 6. Once more"}',
    '{ code: \u001b[33m481206\u001b[39m }',
  ])('is found in %s', (line) => {
    expect(kinds(line)).toContain('code');
  });

  it.each([
    ['another six digits', '{"id":"481207"}'],
    ['digits of a longer number', '{"id":14812060}'],
    ['digits of an id', '3f481206-481f-4206-8206-a48120600000'],
    ['a fraction of a second', '"2026-11-22T10:00:00.481206+00:00"'],
    ['a place in a stack', 'at q (.next/server/chunks/9.js:1:481206)'],
  ])('is not mistaken for %s', (_, line) => {
    expect(kinds(line)).toEqual([]);
  });
});

describe('[M1] [C1] beside codes', () => {
  it.each([
    ['phone number', '{"to":"+919812345678"}'],
    ['phone number', 'to=%2B919812345678'],
    ['phone number', 'typed 9812345678'],
    ['phone number', 'typed +91 98123 45678'],
    ['phone number', 'a stranger, +14155550123'],
    ['password', 'password=chai-0f3a9c12-verandah&next='],
    ['password', 'tried indigo-verandah-evening'],
    ['card number', 'card 4242424242424242.'],
    ['card number', 'card 4242 4242 4242 4241, with a slip in it'],
    ['card number', '{"pan":"4000-0000-0000-0077"}'],
    ['card number', 'any other, 5555555555554444'],
    ['card number', 'or 378282246310005'],
    ['card number', 'or 6011 1111 1111 1117'],
  ])('a %s is found in %s', (kind, line) => {
    expect(kinds(line)).toEqual([kind]);
  });

  it.each([
    'sent to +91 •••••• 5678, Visa ending 4242',
    '{"at":"2026-11-22T10:00:00.000Z","port":35445,"ms":1795384000123,"amount":129000}',
    'digest: 3141592653',
  ])('nothing is found in %s', (line) => {
    expect(kinds(line)).toEqual([]);
  });

  it('says the line and the kind, and never the secret', () => {
    const found = findSecrets(`one\ntwo 481206\nthree chai-1234abcd-verandah`, known);
    expect(found).toEqual([
      { line: 2, kind: 'code' },
      { line: 3, kind: 'password' },
    ]);
  });
});

describe('[M1] the messages that the console provider prints', () => {
  it('are left out, and what stands between them is not', () => {
    const text = `▲ Next.js\n${message}\n481206 once more\n${call}\n${message}\n${message}\nend`;
    expect(kinds(text).filter((kind) => kind === 'code')).toHaveLength(8);
    const rest = withoutMessages(text);
    expect(rest.split('\n').filter(Boolean)).toEqual(['▲ Next.js', '481206 once more', 'end']);
    const [found] = findSecrets(rest, known);
    expect(text.split('\n')[(found?.line ?? 0) - 1]).toBe('481206 once more');
  });

  it.each([
    ['without its lower edge', message.replace(/└.*$/, 'end')],
    ['with a line of the log in it', message.replace('├', '{"code":"481206"}\n├')],
    ['with a wider row', message.replace('│ @localhost', '│ @localhost         ')],
    ['about something else', message.replace('SMS to', 'Log of')],
  ])('stay when they are %s', (_, text) => {
    expect(withoutMessages(text)).toBe(text);
    expect(kinds(withoutMessages(text))).toContain('code');
  });
});

import { describe, expect, it } from 'vitest';
import { deviceLabel } from './device-label';
import { readEmail } from './email';
import { readIdentifier } from './identifier';

describe('an email', () => {
  it.each([
    [' Asha@Example.COM ', 'asha@example.com'],
    ['a.b+c@sub.example.co.in', 'a.b+c@sub.example.co.in'],
    ['आशा@उदाहरण.भारत', 'आशा@उदाहरण.भारत'],
  ])('%j is %s', (typed, email) => expect(readEmail(typed)).toBe(email));

  it.each([
    '',
    'asha',
    'asha@example',
    '@example.com',
    'a b@example.com',
    'a@b@example.com',
    'a@-example.com',
    'a@example.com\nbcc: b@example.com',
    `${'x'.repeat(300)}@example.com`,
    'a@exam\u0000ple.com',
  ])('%j is none', (typed) => expect(readEmail(typed)).toBeNull());
});

it('[S2] [A5] an identifier is a number or an email, and one key whatever way it is typed', () => {
  const keys = ['98123 45678', '+919812345678', '0091 98123-45678'].map(
    (typed) => readIdentifier(typed)?.key,
  );
  expect(new Set(keys)).toEqual(new Set(['phone:+919812345678']));
  expect(readIdentifier('ASHA@example.com')?.key).toBe('email:asha@example.com');
  for (const typed of ['', 'asha', '12345', '//evil.example'])
    expect(readIdentifier(typed)).toBeNull();
});

it.each([
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox on Linux'],
  ['curl/8.0', 'Unknown device'],
  ['x'.repeat(100_000), 'Unknown device'],
])('a device is called what its owner would call it: %.30s… is %s', (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label);
});

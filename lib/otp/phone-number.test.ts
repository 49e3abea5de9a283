import { describe, expect, it } from 'vitest';
import { readPhoneNumber } from './phone-number';

describe('a number', () => {
  it.each([
    '+919812345678',
    '+91 98123 45678',
    '09812345678',
    '9812345678',
    '00919812345678',
    '0091 98123-45678',
    '(+91) 98123 45678',
    '९८१२३४५६७८',
    '\u202a+919812345678\u202c',
  ])('[S2] [A5] is one number however it is typed: %s', (typed) => {
    expect(readPhoneNumber(typed)).toMatchObject({ ok: true, e164: '+919812345678' });
  });

  it.each([
    ['', 'malformed'],
    ['12345', 'malformed'],
    ['+9198123456789', 'malformed'],
    ['98123O5678', 'malformed'],
    ['+91 98123 45678 ext 9', 'malformed'],
    ['9'.repeat(10_000), 'malformed'],
    ['98123\u000045678', 'malformed'],
    ['02226543210', 'landline'],
    ['+86 138 0013 8000', 'country'],
    ['+882 13300655', 'country'],
  ])('[S2] [A3] is refused with its reason: %j is %s', (typed, reason) => {
    expect(readPhoneNumber(typed)).toEqual({ ok: false, reason });
  });
});

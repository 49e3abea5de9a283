import { describe, expect, it } from 'vitest';
import { readTypedCode } from './typed-code';

describe('what a person types or pastes as a code', () => {
  it.each([
    ['123456'],
    [' 123456 '],
    ['123 456'],
    ['123-456'],
    ['123\u2013456'],
    ['1 2 3 4 5 6'],
    ['123\u00a0456'],
    ['123\u200b456'],
    ['\u202a123456\u202c'],
    ['१२३४५६'],
    ['١٢٣٤٥٦'],
    ['１２３４５６'],
    ['123456 approves Rs 2,499.00 to Kulhad. Valid 5 min.\n@shop.example #123456'],
    ['123456 is your Kulhad code to sign in. Valid 10 min.'],
  ])('[W1] reads %j', (typed) => {
    expect(readTypedCode(typed)).toBe('123456');
  });

  it.each([
    [''],
    ['12345'],
    ['1234567'],
    ['12345a'],
    ['two codes 123456 and 654321'],
    ['x'.repeat(10_000)],
    [true],
    [123456],
    [null],
    [undefined],
    [['123456']],
    [{ code: '123456' }],
  ])('refuses %j', (typed) => {
    expect(readTypedCode(typed)).toBeNull();
  });
});

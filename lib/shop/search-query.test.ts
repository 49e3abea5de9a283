import { describe, expect, it } from 'vitest';
import { maxQueryLength, readQuery } from './search-query';

describe('what somebody types into the search box', () => {
  it.each([
    [undefined, ''],
    ['', ''],
    ['  chai   cup ', 'chai cup'],
    ['kul\0had', 'kul had'],
    ['\u202edeziab', 'deziab'],
    ['\ud800diya', 'diya'],
    [['lamp', 'vase'], 'lamp'],
    ['कुल्हड़', 'कुल्हड़'.normalize('NFC')],
  ])('%o is read as %o', (raw, text) => {
    expect(readQuery(raw)).toEqual({ text, cut: false });
  });

  it('is cut, and says so, when it is longer than any product could be', () => {
    const { text, cut } = readQuery('x'.repeat(10_000));
    expect(text).toHaveLength(maxQueryLength);
    expect(cut).toBe(true);
  });

  it('is never cut inside a character', () => {
    expect(readQuery('🏺'.repeat(100)).text).toBe('🏺'.repeat(maxQueryLength));
  });
});

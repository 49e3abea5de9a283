import { describe, expect, it } from 'vitest';
import { segment } from './gsm';

describe('[S1] how a text travels', () => {
  it.each([
    ['', 'GSM-7', 0, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    [`${'a'.repeat(159)}€`, 'GSM-7', 161, 2],
    // An escape and its character stay together: the last place of the first segment is left empty.
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['@£$é\n', 'GSM-7', 5, 1],
    ['₹1', 'UCS-2', 2, 1],
    ['आ'.repeat(70), 'UCS-2', 70, 1],
    ['आ'.repeat(71), 'UCS-2', 71, 2],
    ['आ'.repeat(134), 'UCS-2', 134, 2],
    ['आ'.repeat(135), 'UCS-2', 135, 3],
    ['😀', 'UCS-2', 2, 1],
    // Half of an emoji never ends a segment.
    [`${'आ'.repeat(66)}😀${'आ'.repeat(66)}`, 'UCS-2', 134, 3],
  ])('%j: %s, %d units, %d segments', (text, encoding, units, segments) => {
    expect(segment(text)).toEqual({ encoding, units, segments });
  });
});

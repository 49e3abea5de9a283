import { describe, expect, it } from 'vitest';
import { gsmOctets, segment } from './gsm';

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

describe('[S1] the octets of a text in GSM 03.38', () => {
  it.each([
    ['@', [0x00]],
    ['aZ 9', [0x61, 0x5a, 0x20, 0x39]],
    ['£$_', [0x01, 0x02, 0x11]],
    ['ÆæßÉ', [0x1c, 0x1d, 0x1e, 0x1f]],
    ['¡à', [0x40, 0x7f]],
    ['{}€', [0x1b, 0x28, 0x1b, 0x29, 0x1b, 0x65]],
    ['^\\[~]|', [0x1b, 0x14, 0x1b, 0x2f, 0x1b, 0x3c, 0x1b, 0x3d, 0x1b, 0x3e, 0x1b, 0x40]],
  ])('%j is as the standard has it', (text, octets) => {
    expect([...(gsmOctets(text) ?? [])]).toEqual(octets);
  });

  it('there are none of a text with a character outside it, an escape among them', () => {
    expect(gsmOctets('₹1')).toBeNull();
    expect(gsmOctets('\u001b')).toBeNull();
  });
});

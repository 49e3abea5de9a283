/** GSM 03.38: the default alphabet, one septet each, in its order; at 0x1B stands the escape. */
const ALPHABET = [
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
];
const ESCAPE = 0x1b;
const BASIC = new Map(ALPHABET.map((character, septet) => [character, septet]));
BASIC.delete('\x1b');
/** Its extension table: an escape and a septet. */
const EXTENDED = new Map<string, number>([
  ...([
    ['\f', 0x0a],
    ['^', 0x14],
    ['{', 0x28],
    ['}', 0x29],
    ['\\', 0x2f],
  ] as const),
  ...([
    ['[', 0x3c],
    ['~', 0x3d],
    [']', 0x3e],
    ['|', 0x40],
    ['€', 0x65],
  ] as const),
]);

export type Segmentation = { encoding: 'GSM-7' | 'UCS-2'; units: number; segments: number };

/**
 * How a text travels: septets in GSM 03.38 (160 in one segment, 153 in each of several) or, when
 * a character is outside it, UTF-16 units (70 and 67). No character is split over two segments.
 */
export function segment(text: string): Segmentation {
  const characters = [...text];
  const gsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const sizes = characters.map((character) =>
    gsm ? (EXTENDED.has(character) ? 2 : 1) : character.length,
  );
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const [single, multi] = gsm ? [160, 153] : [70, 67];
  const encoding = gsm ? 'GSM-7' : 'UCS-2';
  if (units <= single) return { encoding, units, segments: 1 };
  let segments = 1;
  let filled = 0;
  for (const size of sizes) {
    if (filled + size > multi) {
      segments += 1;
      filled = 0;
    }
    filled += size;
  }
  return { encoding, units, segments };
}

/** A text as GSM 03.38 septets, one in each octet; null when a character is outside it. */
export function gsmOctets(text: string): Uint8Array | null {
  const octets: number[] = [];
  for (const character of text) {
    const basic = BASIC.get(character);
    const extended = EXTENDED.get(character);
    if (basic !== undefined) octets.push(basic);
    else if (extended !== undefined) octets.push(ESCAPE, extended);
    else return null;
  }
  return Uint8Array.from(octets);
}

/** The colours of the shop's drawings, by the names that options use. */
export const palette = {
  Terracotta: '#bb6843',
  Indigo: '#31497a',
  Ivory: '#efe5cf',
  Sage: '#8fa485',
  Charcoal: '#45413f',
  Ochre: '#d29c41',
  Madder: '#9c3f33',
  Brass: '#c99d48',
  Steel: '#b6bab9',
  Sheesham: '#7d4f31',
  Neem: '#d3a872',
} as const;

export const clay = '#c07a54';
export const paper = '#f6efe4';
export const warmDark = '#2b160b';
export const warmLight = '#fff3d8';

/** The colour of an option's value; clay when the value is no colour. */
export function colourOf(value: string | undefined): string {
  return palette[value as keyof typeof palette] ?? clay;
}

/** A colour between two, both as #rrggbb; 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

export const darker = (colour: string, share: number) => mix(colour, warmDark, share);
export const lighter = (colour: string, share: number) => mix(colour, warmLight, share);

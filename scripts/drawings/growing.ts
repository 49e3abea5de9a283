import { darker, lighter } from './palette';
import { linear, type Sheet } from './sheet';

const n = Math.round;

/** One leaf from its stalk: length, breadth as a share of it, and degrees clockwise from upright. */
export function leaf(
  sheet: Sheet,
  at: [number, number],
  length: number,
  angle: number,
  colour: string,
  breadth = 0.32,
): string {
  const w = n(length * breadth);
  const blade = `M0 0C${-w} ${n(-length * 0.3)} ${-w} ${n(-length * 0.75)} 0 ${-length}C${w} ${n(-length * 0.75)} ${w} ${n(-length * 0.3)} 0 0Z`;
  const fill = linear(
    sheet,
    [1, 0.4],
    [
      [0, lighter(colour, 0.25)],
      [0.5, colour],
      [0.52, darker(colour, 0.18)],
      [1, darker(colour, 0.35)],
    ],
  );
  const id = sheet.define((name) => `<path id="${name}" d="${blade}" fill="${fill}"/>`);
  return `<use href="#${id}" transform="translate(${n(at[0])} ${n(at[1])}) rotate(${angle})"/>`;
}

/** A thin stalk along a path. */
export function stalk(path: string, colour: string, width = 7): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
}

/** Petals in rings, the outer ones first, as a flower seen a little from above. */
export function blossom(
  sheet: Sheet,
  at: [number, number],
  rings: { count: number; length: number; colour: string }[],
  flatness = 1,
): string {
  const petals = rings
    .map(({ count, length, colour }) =>
      Array.from({ length: count }, (_, turn) =>
        leaf(sheet, [0, 0], length, n((360 / count) * turn + length), colour, 0.3),
      ).join(''),
    )
    .join('');
  return `<g transform="translate(${at[0]} ${at[1]}) scale(1 ${flatness})">${petals}</g>`;
}

import { glow } from './backdrop';
import { radial, type Sheet } from './sheet';

const n = Math.round;

/** A small flame standing on a wick at a point. */
export function flame(sheet: Sheet, x: number, y: number, size: number): string {
  const body = radial(
    sheet,
    [0.5, 0.72, 0.6],
    [
      [0, '#fffbe6'],
      [0.4, '#ffdf7e'],
      [0.8, '#f6a136'],
      [1, '#d9682a'],
    ],
  );
  const drop = 'M0 0C-13-4-17-22-9-38C-5-48 1-56 2-68C10-54 17-40 15-22C14-8 8 0 0 0Z';
  return `${glow(sheet, x, n(y - size * 0.4), n(size * 1.3), 0.5)}<path d="${drop}" transform="translate(${x} ${y}) scale(${(size / 68).toFixed(2)})" fill="${body}"/>`;
}

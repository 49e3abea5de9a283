import { paper, warmDark, warmLight } from './palette';
import { blur, linear, radial, type Sheet } from './sheet';

export type Backdrop = 'table' | 'flat' | 'dusk';

const full = 'width="800" height="800"';

/** Paper, the light of a window from the upper left, and the table below when there is one. */
export function backdrop(sheet: Sheet, kind: Backdrop): string {
  const dusk = kind === 'dusk';
  const wall = dusk
    ? linear(
        sheet,
        [0.7, 1],
        [
          [0, '#b79a7a'],
          [1, '#8c6d52'],
        ],
      )
    : linear(
        sheet,
        [0.7, 1],
        [
          [0, '#fbf6ec'],
          [0.55, paper],
          [1, '#e9dcc6'],
        ],
      );
  const table = linear(
    sheet,
    [0.5, 1],
    [
      [0, dusk ? '#a98763' : '#eee1cb'],
      [1, dusk ? '#7c5c42' : '#e2d1b5'],
    ],
  );
  const soft = blur(sheet, 5);
  const ground =
    kind === 'flat'
      ? ''
      : `<rect x="-40" y="545" width="880" height="300" fill="${table}" ${soft}/>`;
  const window = dusk
    ? ''
    : `<path d="M-60 60 250-60 760 860 330 860Z" fill="${warmLight}" opacity=".3" ${blur(sheet, 40)}/>`;
  return `<rect ${full} fill="${wall}"/>${ground}${window}`;
}

/**
 * What a thing standing on the table takes from the light: a dark line under its foot, the dimness
 * below its widest part, and a long soft shadow away from the window.
 */
export function groundShadow(
  sheet: Sheet,
  x: number,
  y: number,
  foot: number,
  width: number,
  tall = 1,
): string {
  const oval = (dx: number, dy: number, rx: number, ry: number, opacity: number, soft: number) =>
    `<ellipse cx="${Math.round(x + dx)}" cy="${Math.round(y + dy)}" rx="${Math.round(rx)}" ry="${Math.round(ry)}" fill="${warmDark}" opacity="${opacity}" ${blur(sheet, soft)}/>`;
  const spread = Math.max(foot, width * 0.75);
  const long = oval(
    spread * (0.35 + 0.3 * tall),
    spread * 0.1,
    spread * (1.25 + 0.35 * tall),
    spread * 0.27,
    0.26,
    26,
  );
  const contact = oval(foot * 0.08, foot * 0.06, foot * 1.06, foot * 0.22, 0.55, 8);
  return long + contact;
}

/** Light of a flame or bulb on the air around it. */
export function glow(sheet: Sheet, x: number, y: number, radius: number, strength = 0.8): string {
  const fill = radial(
    sheet,
    [0.5, 0.5, 0.5],
    [
      [0, '#ffe9ad', strength],
      [0.35, '#ffcf7d', strength * 0.5],
      [1, '#ffb95c', 0],
    ],
  );
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}

/** The tooth of the paper, over everything. */
export function grain(sheet: Sheet): string {
  const id = sheet.define(
    (name) =>
      `<filter id="${name}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".75" numOctaves="2" seed="4"/><feColorMatrix values="0 0 0 0 .3 0 0 0 0 .2 0 0 0 0 .1 .5 .5 0 0 -.38"/></filter>`,
  );
  return `<rect ${full} filter="url(#${id})" opacity=".5"/>`;
}

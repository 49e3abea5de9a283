import { darker, lighter, warmDark, warmLight } from './palette';
import { blur, clip, linear, type Sheet } from './sheet';

const n = Math.round;

/** The shadow of a low thing that lies on the table, seen from above. */
export function lyingShadow(sheet: Sheet, shape: string, height = 14): string {
  return `<g fill="${warmDark}" opacity=".36" transform="translate(${height} ${n(height * 1.3)})" ${blur(sheet, height)}>${shape}</g>`;
}

/** A round thing seen from above: rim, and a well that catches the light on its far side. */
export function disc(
  sheet: Sheet,
  at: { x: number; y: number; r: number; well: number; height?: number },
  colours: { rim: string; well: string },
  decoration = '',
): string {
  const { x, y, r, well, height = 16 } = at;
  const circle = (radius: number, fill: string) =>
    `<circle cx="${x}" cy="${y}" r="${n(radius)}" fill="${fill}"/>`;
  const rim = linear(
    sheet,
    [1, 1],
    [
      [0, lighter(colours.rim, 0.45)],
      [0.5, colours.rim],
      [1, darker(colours.rim, 0.4)],
    ],
  );
  const hollow = linear(
    sheet,
    [1, 1],
    [
      [0.1, darker(colours.well, 0.3)],
      [0.5, colours.well],
      [0.95, lighter(colours.well, 0.4)],
    ],
  );
  const floor = circle(well * 0.94, colours.well);
  const light = `<ellipse cx="${n(x - r * 0.22)}" cy="${n(y - r * 0.28)}" rx="${n(well * 0.5)}" ry="${n(well * 0.36)}" transform="rotate(-40 ${n(x - r * 0.22)} ${n(y - r * 0.28)})" fill="${warmLight}" opacity=".3" ${blur(sheet, well * 0.12)}/>`;
  const shade = `<circle cx="${n(x + r * 0.55)}" cy="${n(y + r * 0.6)}" r="${n(well * 0.55)}" fill="${warmDark}" opacity=".13" ${blur(sheet, 26)}/>`;
  const inside = clip(sheet, `<circle cx="${x}" cy="${y}" r="${n(well)}"/>`);
  return `${lyingShadow(sheet, `<circle cx="${x}" cy="${y}" r="${r}"/>`, height)}${circle(r, rim)}${circle(well, hollow)}<g ${inside}><g ${blur(sheet, 3)}>${floor}</g>${decoration}${light}${shade}</g>`;
}

/** The marks of a wheel seen from above, as rings between two radii. */
export function wheelRings(sheet: Sheet, x: number, y: number, radii: number[]): string {
  const rings = radii.map((r) => `<circle cx="${x}" cy="${y}" r="${n(r)}"/>`).join('');
  const id = sheet.define((name) => `<g id="${name}" fill="none" stroke-width="5">${rings}</g>`);
  return `<use href="#${id}" stroke="${warmDark}" opacity=".2"/><use href="#${id}" x="3" y="4" stroke="${warmLight}" opacity=".35"/>`;
}

/** Long grain of a plank, running left to right; put inside a clip. */
export function woodGrain(sheet: Sheet, seed: number, strength = 0.5): string {
  const id = sheet.define(
    (name) =>
      `<filter id="${name}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".004 .07" numOctaves="3" seed="${seed}"/><feColorMatrix values="0 0 0 0 .24 0 0 0 0 .11 0 0 0 0 .03 4 0 0 0 -1.7"/></filter>`,
  );
  return `<rect x="-200" y="-200" width="1200" height="1200" filter="url(#${id})" opacity="${strength}"/>`;
}

import { groundShadow } from './backdrop';
import { darker, lighter, warmDark, warmLight } from './palette';
import { beyond, type Point, radiusAt, strip } from './profile';
import { blur, clip, linear, type Sheet } from './sheet';

export type Vessel = {
  x: number;
  profile: Point[];
  /** Colour of the body. */
  body: string;
  /** Dipped from the top down to this height; the edge wavers by `drip`. */
  glaze?: { colour: string; to: number; drip?: number };
  /** The colour inside an open mouth, and the surface of what is in it. */
  mouth?: { inside: string; lip?: string; filled?: { colour: string; depth: number } };
  /** Heights of turned or thrown rings. */
  rings?: number[];
  speckled?: boolean;
  /** 0 for bare clay, 1 for a shining glaze, 'metal' for something polished. */
  gloss?: number | 'metal';
  /** How round the mouth is seen: height of its ellipse over its width. */
  tilt?: number;
  /** Drawn on the wall before light and shade. */
  decoration?: string;
  shadow?: boolean;
};

const n = Math.round;

/** The front half of a ring around the axis. */
export function ringArc(x: number, y: number, radius: number, tilt: number): string {
  return `M${n(x - radius)} ${n(y)}A${n(radius)} ${n(radius * tilt)} 0 0 0 ${n(x + radius)} ${n(y)}`;
}

function glazeEdge(x: number, y: number, radius: number, tilt: number, drip: number): string {
  const count = 9;
  const points = Array.from({ length: count + 1 }, (_, at) => {
    const angle = Math.PI * (1 - at / count);
    const waver = Math.sin(at * 2.3 + radius) * drip + Math.sin(at * 1.1) * drip * 0.7;
    return [
      n(x + (radius + 6) * Math.cos(angle)),
      n(y + radius * tilt * Math.sin(angle) + waver),
    ] as const;
  });
  const [first, ...rest] = points;
  const middles = rest.map(([px, py], at) => {
    const [bx, by] = points[at] as readonly [number, number];
    return `Q${bx} ${by} ${n((bx + px) / 2)} ${n((by + py) / 2)}`;
  });
  return `${first?.[0]} ${first?.[1]}${middles.join('')}L${points.at(-1)?.join(' ')}`;
}

function speckles(sheet: Sheet): string {
  const id = sheet.define(
    (name) =>
      `<filter id="${name}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".28" seed="3"/><feColorMatrix values="0 0 0 0 .17 0 0 0 0 .1 0 0 0 0 .05 14 0 0 0 -9.6"/></filter>`,
  );
  return `<rect width="800" height="800" filter="url(#${id})" opacity=".4"/>`;
}

/** Light from the upper left on a turned wall, as soft bands that follow the silhouette. */
function modelling(
  sheet: Sheet,
  { x, profile, gloss = 0.5 }: Vessel,
  width: number,
  usual: number,
): string {
  const metal = gloss === 'metal';
  const shine = metal ? 0.9 : gloss;
  const soften = (path: string, colour: string, opacity: number, soft: number) =>
    `<path d="${path}" fill="${colour}" opacity="${opacity}" ${blur(sheet, n(Math.max(3, usual * soft)))}/>`;
  const band = (from: number, to: number, colour: string, opacity: number, soft: number) =>
    soften(strip(x, profile, from, to), colour, opacity, soft);
  const side = (from: number, opacity: number, soft: number) =>
    soften(beyond(x, profile, from, x + Math.sign(from) * width * 1.2), warmDark, opacity, soft);
  return [
    side(0.3, 0.34, 0.14),
    side(0.74, 0.3, 0.08),
    side(-0.93, 0.22, 0.06),
    band(-0.72, -0.28, warmLight, 0.3 + 0.1 * shine, 0.09),
    metal ? band(-0.18, 0.02, warmDark, 0.3, 0.03) + band(0.5, 0.6, warmLight, 0.5, 0.03) : '',
    shine > 0.4 ? band(-0.6, -0.5, '#fff', shine * 0.5, 0.022) : '',
  ].join('');
}

function mouthOf(sheet: Sheet, vessel: Vessel, tilt: number): string {
  const { x, profile, mouth, body, glaze } = vessel;
  if (!mouth) return '';
  const [y, radius] = profile[0] as Point;
  const wall = Math.max(4, radius * 0.06);
  const inner = radius - wall;
  const inside = linear(
    sheet,
    [1, 0.25],
    [
      [0, darker(mouth.inside, 0.55)],
      [0.55, darker(mouth.inside, 0.22)],
      [1, lighter(mouth.inside, 0.12)],
    ],
  );
  const lip = lighter(mouth.lip ?? glaze?.colour ?? body, 0.3);
  const opening = `<ellipse cx="${x}" cy="${y}" rx="${n(inner)}" ry="${n(inner * tilt)}"`;
  const rim = `<ellipse cx="${x}" cy="${y}" rx="${n(radius)}" ry="${n(radius * tilt)}" fill="${lip}"/>`;
  const hole = `${opening} fill="${inside}"/>`;
  if (!mouth.filled) return rim + hole;
  const { colour, depth } = mouth.filled;
  const surface = linear(
    sheet,
    [1, 0.4],
    [
      [0, darker(colour, 0.25)],
      [0.6, colour],
      [1, lighter(colour, 0.3)],
    ],
  );
  const level = `<ellipse cx="${x}" cy="${n(y + depth)}" rx="${n(inner * 0.96)}" ry="${n(inner * tilt)}" fill="${surface}"/>`;
  return `${rim}${hole}<g ${clip(sheet, `${opening}/>`)}>${level}</g>`;
}

function grooves(sheet: Sheet, path: string): string {
  const id = sheet.define(
    (name) => `<path id="${name}" d="${path}" fill="none" stroke-width="4"/>`,
  );
  return `<use href="#${id}" stroke="${warmDark}" opacity=".16"/><use href="#${id}" y="4" stroke="${warmLight}" opacity=".2"/>`;
}

/** Anything that came off a wheel or a lathe, standing upright. */
export function vessel(sheet: Sheet, thing: Vessel): string {
  const { x, profile, body, glaze, rings = [], speckled, tilt = 0.24, decoration = '' } = thing;
  const [top, mouthRadius] = profile[0] as Point;
  const [foot, footRadius] = profile.at(-1) as Point;
  const radii = profile.map(([, radius]) => radius).sort((a, b) => a - b);
  const width = Math.max(...radii);
  const usual = radii[Math.ceil(radii.length / 2)] ?? width;
  const rim = thing.mouth
    ? `<ellipse cx="${x}" cy="${top}" rx="${n(mouthRadius)}" ry="${n(mouthRadius * tilt)}"/>`
    : '';
  const outline = `<path d="${strip(x, profile, -1, 1)}"/>${rim}`;
  let wall = `<rect width="800" height="800" fill="${body}"/>`;
  if (glaze) {
    const radius = radiusAt(profile, glaze.to);
    const edge = glazeEdge(x, glaze.to, radius, 0.2, glaze.drip ?? 4);
    wall += `<path d="M${n(x - width - 9)} ${n(top - width)}V${glaze.to}L${edge}H${n(x + width + 9)}V${n(top - width)}Z" fill="${glaze.colour}" stroke="${darker(glaze.colour, 0.3)}" stroke-width="4" stroke-opacity=".5"/>`;
  }
  const turned = rings.map((y) => ringArc(x, y, radiusAt(profile, y), 0.2)).join('');
  const turning = turned && grooves(sheet, turned);
  const shadow =
    thing.shadow === false
      ? ''
      : groundShadow(sheet, x, foot + footRadius * 0.05, footRadius, width, (foot - top) / 400);
  const surface = wall + decoration + turning + (speckled ? speckles(sheet) : '');
  return `${shadow}<g ${clip(sheet, outline)}>${surface}${modelling(sheet, thing, width, usual)}</g>${mouthOf(sheet, thing, tilt)}`;
}

import { glow } from './backdrop';
import type { Drawing } from './drawing';
import { flame } from './flame';
import { clay, darker, lighter, palette, warmDark } from './palette';
import { blur, type Sheet } from './sheet';
import { vessel } from './vessel';

const n = Math.round;

function diya(sheet: Sheet, x: number, y: number, scale: number): string {
  const side = (share: number) => n(share * scale);
  const halo = glow(sheet, x, y - side(130), side(420), 0.6);
  const body = vessel(sheet, {
    x,
    profile: [
      [y - side(74), side(150)],
      [y - side(66), side(148)],
      [y - side(34), side(116)],
      [y - side(8), side(76)],
      [y, side(66)],
    ],
    body: palette.Terracotta,
    mouth: {
      inside: '#8d4526',
      lip: palette.Terracotta,
      filled: { colour: '#b07a2c', depth: side(10) },
    },
    gloss: 0.2,
    tilt: 0.3,
  });
  const top = y - side(74);
  const lip = `<path d="M${x - side(62)} ${top + side(38)}Q${x - side(6)} ${top + side(78)} ${x + side(62)} ${top + side(38)}Q${x} ${top + side(26)} ${x - side(62)} ${top + side(38)}Z" fill="${lighter(palette.Terracotta, 0.2)}"/>`;
  const wick = `<path d="M${x - side(20)} ${top + side(8)}Q${x - side(4)} ${top + side(40)} ${x} ${top + side(36)}" fill="none" stroke="#efe5cf" stroke-width="${side(11)}" stroke-linecap="round"/>`;
  return halo + body + lip + wick + flame(sheet, x, top + side(38), side(112));
}

function samai(sheet: Sheet): string {
  const stem = vessel(sheet, {
    x: 400,
    profile: [
      [262, 20],
      [300, 16],
      [316, 30],
      [330, 16],
      [380, 18],
      [404, 38],
      [424, 18],
      [470, 22],
      [500, 44],
      [516, 26],
      [540, 36],
      [572, 118],
      [590, 136, 'corner'],
      [610, 138],
    ],
    body: palette.Brass,
    rings: [572, 590],
    gloss: 'metal',
  });
  const dish = vessel(sheet, {
    x: 400,
    profile: [
      [214, 150, 'corner'],
      [224, 140],
      [246, 96],
      [266, 36],
      [274, 22],
    ],
    body: palette.Brass,
    mouth: {
      inside: darker(palette.Brass, 0.2),
      lip: lighter(palette.Brass, 0.4),
      filled: { colour: '#a56f25', depth: 8 },
    },
    gloss: 'metal',
    tilt: 0.26,
    shadow: false,
  });
  const lips = [250, 550]
    .map(
      (x) =>
        `<path d="M${x - 14} 214q14-16 28 0q-14 22-28 0z" fill="${lighter(palette.Brass, 0.3)}"/>`,
    )
    .join('');
  const finial = vessel(sheet, {
    x: 400,
    profile: [
      [92, 4],
      [108, 9],
      [124, 20],
      [142, 12],
      [150, 22],
      [176, 30],
      [206, 12],
      [222, 16],
    ],
    body: palette.Brass,
    gloss: 'metal',
    shadow: false,
  });
  const wick =
    '<path d="M318 222Q306 240 300 246" stroke="#efe5cf" stroke-width="9" stroke-linecap="round"/>';
  return (
    glow(sheet, 300, 220, 330, 0.8) +
    stem +
    dish +
    lips +
    finial +
    wick +
    flame(sheet, 300, 246, 78)
  );
}

function candle(sheet: Sheet): string {
  const cup = vessel(sheet, {
    x: 400,
    profile: [
      [330, 158],
      [344, 158],
      [450, 150],
      [560, 138],
      [600, 120],
      [614, 116],
    ],
    body: clay,
    glaze: { colour: '#a9532f', to: 368, drip: 3 },
    mouth: { inside: '#9a5230', filled: { colour: '#f3e7c6', depth: 24 } },
    rings: [500, 530, 560],
    speckled: true,
    gloss: 0.2,
    tilt: 0.3,
  });
  const pool = `<ellipse cx="400" cy="358" rx="84" ry="22" fill="#ffe9ae"/><ellipse cx="400" cy="356" rx="50" ry="12" fill="#fff6d8" ${blur(sheet, 5)}/>`;
  const wick = `<path d="M400 358Q404 338 400 322" stroke="${warmDark}" stroke-width="7" fill="none"/>`;
  return glow(sheet, 400, 290, 400, 0.8) + cup + pool + wick + flame(sheet, 401, 330, 120);
}

export const oilLamps: Drawing[] = [
  {
    slug: 'mitti-diya-set',
    on: 'dusk',
    paint: (sheet) =>
      diya(sheet, 540, 500, 0.85) + diya(sheet, 230, 540, 0.95) + diya(sheet, 440, 660, 1.15),
    detail: { x: 300, y: 420, side: 280 },
  },
  {
    slug: 'samai-brass-lamp',
    on: 'dusk',
    zoom: 1.1,
    paint: samai,
    detail: { x: 255, y: 380, side: 290 },
  },
  {
    slug: 'clay-cup-candle',
    on: 'dusk',
    zoom: 1.1,
    paint: candle,
    detail: { x: 270, y: 190, side: 270 },
  },
];

import type { Drawing } from './drawing';
import { blossom, leaf, stalk } from './growing';
import { clay, colourOf, palette } from './palette';
import type { Sheet } from './sheet';
import { vessel } from './vessel';

const green = '#6d8a5e';

const twig = '#6e4f37';

function surahi(sheet: Sheet, value?: string): string {
  const bare = value === 'Terracotta';
  const branch = stalk('M398 250C390 170 420 110 470 40M404 160Q370 110 330 84', twig, 6);
  const leaves = [
    [470, 40, 30],
    [448, 74, 80],
    [440, 90, -20],
    [420, 124, 70],
    [330, 84, -50],
    [356, 102, 10],
    [372, 118, -80],
  ]
    .map(([x, y, angle]) =>
      leaf(sheet, [x as number, y as number], 62, angle as number, green, 0.26),
    )
    .join('');
  return (
    branch +
    leaves +
    vessel(sheet, {
      x: 396,
      profile: [
        [216, 46],
        [226, 40],
        [260, 29],
        [340, 30],
        [378, 40],
        [410, 88],
        [470, 146],
        [530, 154],
        [590, 112],
        [606, 92],
        [616, 90],
      ],
      body: bare ? palette.Terracotta : clay,
      ...(bare ? {} : { glaze: { colour: colourOf(value), to: 566, drip: 5 } }),
      mouth: { inside: bare ? palette.Terracotta : colourOf(value) },
      rings: bare ? [372, 420, 440, 460, 500, 540] : [372, 440, 500],
      speckled: true,
      gloss: bare ? 0.2 : 0.8,
    })
  );
}

function budTrio(sheet: Sheet): string {
  const bottle = (x: number, profile: [number, number][], colour: string) =>
    vessel(sheet, { x, profile, body: colour, mouth: { inside: colour }, gloss: 0.8, tilt: 0.3 });
  const marigold = blossom(
    sheet,
    [244, 168],
    [
      { count: 13, length: 62, colour: '#c9741f' },
      { count: 11, length: 46, colour: '#dd8f2d' },
      { count: 8, length: 28, colour: '#eaac45' },
    ],
    0.86,
  );
  return (
    stalk('M246 330Q236 240 244 180', green) +
    leaf(sheet, [242, 262], 74, -58, green) +
    bottle(
      246,
      [
        [316, 24],
        [330, 20],
        [400, 22],
        [440, 52],
        [520, 76],
        [580, 66],
        [596, 58],
      ],
      palette.Ochre,
    ) +
    marigold +
    bottle(
      560,
      [
        [438, 22],
        [452, 18],
        [470, 22],
        [500, 62],
        [545, 70],
        [584, 52],
        [592, 46],
      ],
      palette.Sage,
    ) +
    bottle(
      404,
      [
        [418, 24],
        [430, 20],
        [456, 20],
        [490, 62],
        [548, 98],
        [602, 78],
        [622, 62],
      ],
      palette.Ivory,
    )
  );
}

function khamba(sheet: Sheet): string {
  const plume = (x: number, y: number, angle: number) =>
    `<g transform="translate(${x} ${y}) rotate(${angle})">${leaf(sheet, [0, 20], 190, 0, '#d9bf94', 0.17)}${leaf(sheet, [-4, 10], 120, -13, '#c9a978', 0.16)}${leaf(sheet, [5, 10], 120, 12, '#e6d2ab', 0.16)}</g>`;
  const grasses =
    stalk(
      'M392 270Q370 220 336 180M402 270Q404 200 408 160M412 270Q440 220 476 190',
      '#a98a5c',
      5,
    ) +
    plume(340, 190, -22) +
    plume(480, 196, 24) +
    plume(408, 170, 2);
  const zigzag = (y: number) =>
    `<path d="M300 ${y}l16 22 18-16 20 24 22-20 24 22 24-22 22 20 20-24 18 16 16-22" transform="translate(0 8)"/>`;
  return (
    grasses +
    vessel(sheet, {
      x: 400,
      profile: [
        [270, 88],
        [282, 92],
        [300, 94],
        [440, 98],
        [580, 94],
        [608, 90],
        [618, 86],
      ],
      body: '#322f2e',
      mouth: { inside: '#2a2726', lip: '#5a5552' },
      rings: [330, 364, 476, 510, 544, 578],
      decoration: `<g fill="none" stroke="#c9cac6" stroke-width="3.5" opacity=".8">${zigzag(392)}${zigzag(412)}<path d="M300 384A100 20 0 0 0 500 384M300 446A100 20 0 0 0 500 446"/></g>`,
      gloss: 0.5,
    })
  );
}

export const vases: Drawing[] = [
  {
    slug: 'surahi-vase',
    values: ['Indigo', 'Terracotta', 'Ivory'],
    on: 'table',
    zoom: 0.92,
    paint: surahi,
    detail: { x: 270, y: 260, side: 250, value: 'Indigo' },
  },
  {
    slug: 'bud-vase-trio',
    on: 'table',
    zoom: 1.15,
    paint: budTrio,
    detail: { x: 300, y: 370, side: 300 },
  },
  {
    slug: 'khamba-floor-vase',
    on: 'table',
    zoom: 1,
    paint: khamba,
    detail: { x: 290, y: 320, side: 220 },
  },
];

import type { Drawing } from './drawing';
import { blossom, leaf, stalk } from './growing';
import { clay, colourOf, darker, lighter, palette, warmDark } from './palette';
import { blur, clip, type Sheet } from './sheet';
import { vessel } from './vessel';

const green = '#6d8a5e';

function matka(sheet: Sheet): string {
  const leaves = [
    [390, 400, 210, -62],
    [410, 400, 220, 58],
    [396, 390, 250, -32],
    [404, 390, 260, 30],
    [400, 380, 290, -4],
    [386, 410, 150, -88],
    [414, 410, 150, 84],
  ]
    .map(([x, y, length, angle]) =>
      leaf(sheet, [x as number, y as number], length as number, angle as number, green, 0.28),
    )
    .join('');
  const dots = Array.from({ length: 15 }, (_, at) => {
    const angle = (Math.PI * (at + 0.5)) / 15;
    return `<circle cx="${Math.round(400 - 176 * Math.cos(angle))}" cy="${Math.round(462 + 35 * Math.sin(angle))}" r="6"/>`;
  }).join('');
  const pot = vessel(sheet, {
    x: 400,
    profile: [
      [396, 136, 'corner'],
      [420, 132, 'corner'],
      [424, 118],
      [450, 158],
      [510, 188],
      [570, 150],
      [600, 110],
      [612, 100],
    ],
    body: palette.Terracotta,
    mouth: { inside: '#4a3325', lip: palette.Terracotta, filled: { colour: '#3b2a1f', depth: 8 } },
    rings: [540, 562],
    decoration: `<g fill="${palette.Ivory}" opacity=".9">${dots}</g>`,
    gloss: 0.15,
  });
  return pot + leaves;
}

function jhoola(sheet: Sheet, value?: string): string {
  const rope = (path: string) =>
    `<path d="${path}" fill="none" stroke="#8d6b43" stroke-width="10"/><path d="${path}" fill="none" stroke="#cda873" stroke-width="10" stroke-dasharray="7 6"/>`;
  const back = rope('M400 40L404 344');
  const front = rope('M400 40L196 384Q240 520 400 542Q560 520 604 384L400 40');
  const trail = (path: string, points: number[][]) =>
    stalk(path, '#587350', 5) +
    points
      .map(([x, y, angle]) =>
        leaf(sheet, [x as number, y as number], 56, angle as number, green, 0.44),
      )
      .join('');
  const plants =
    trail('M270 380C190 430 230 560 190 690', [
      [240, 410, -70],
      [216, 468, 100],
      [214, 530, -110],
      [206, 600, 110],
      [196, 650, -120],
      [190, 690, 185],
    ]) +
    trail('M530 380C610 420 560 540 590 620', [
      [566, 402, 60],
      [586, 456, -100],
      [576, 530, 110],
      [580, 580, -120],
      [590, 620, 175],
    ]) +
    [
      [330, 384, -40],
      [376, 376, -12],
      [424, 376, 14],
      [470, 384, 42],
      [400, 386, 0],
      [300, 392, -68],
      [508, 392, 66],
    ]
      .map(([x, y, angle]) =>
        leaf(sheet, [x as number, y as number], 96, angle as number, green, 0.42),
      )
      .join('');
  const shade = `<path d="M230 470Q460 640 660 470L480 120Z" fill="${warmDark}" opacity=".13" ${blur(sheet, 26)}/>`;
  const bowl = vessel(sheet, {
    x: 400,
    profile: [
      [372, 208],
      [386, 210],
      [440, 196],
      [500, 140],
      [534, 70],
      [542, 40],
    ],
    body: clay,
    glaze: { colour: colourOf(value), to: 486, drip: 5 },
    mouth: { inside: '#4a3325', lip: colourOf(value), filled: { colour: '#3b2a1f', depth: 8 } },
    rings: [412, 446],
    speckled: true,
    gloss: 0.5,
    tilt: 0.2,
    shadow: false,
  });
  return `${shade}${back}${bowl}${front}${plants}<circle cx="400" cy="38" r="20" fill="none" stroke="${palette.Brass}" stroke-width="9"/>`;
}

function lotus(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const bowl = vessel(sheet, {
    x: 400,
    profile: [
      [440, 304, 'corner'],
      [452, 290],
      [510, 262],
      [570, 200],
      [600, 150],
      [616, 146],
    ],
    body: glaze,
    mouth: { inside: lighter(glaze, 0.2), filled: { colour: '#8fb0ab', depth: 14 } },
    rings: [486, 520],
    speckled: true,
    gloss: 0.8,
    tilt: 0.27,
  });
  const pad = `<path d="M292 458a92 28 0 1 0 40-24l-34 22z" fill="#6d8a5e"/><path d="M566 428a60 18 0 1 0 20 22l-44-4z" fill="${darker(green, 0.15)}"/>`;
  const flower = blossom(
    sheet,
    [420, 420],
    [
      { count: 9, length: 112, colour: '#cf8a86' },
      { count: 8, length: 88, colour: '#dfa39b' },
      { count: 6, length: 56, colour: '#f0c9bd' },
    ],
    0.62,
  );
  const gloom = `<ellipse cx="436" cy="440" rx="110" ry="36" fill="${warmDark}" opacity=".35" ${blur(sheet, 12)}/>`;
  return `${bowl}<g ${clip(sheet, '<ellipse cx="400" cy="440" rx="284" ry="74"/>')}>${pad}${gloom}</g>${flower}<circle cx="420" cy="414" r="13" fill="${palette.Ochre}"/>`;
}

export const planters: Drawing[] = [
  {
    slug: 'matka-planter',
    on: 'table',
    zoom: 1.1,
    paint: matka,
    detail: { x: 210, y: 370, side: 250 },
  },
  {
    slug: 'jhoola-hanging-planter',
    values: ['Ivory', 'Charcoal'],
    on: 'flat',
    paint: jhoola,
    detail: { x: 250, y: 330, side: 280, value: 'Ivory' },
  },
  {
    slug: 'lotus-flower-bowl',
    values: ['Sage', 'Indigo'],
    on: 'table',
    paint: lotus,
    detail: { x: 280, y: 300, side: 290, value: 'Sage' },
  },
];

import { groundShadow } from './backdrop';
import type { Drawing } from './drawing';
import { clay, colourOf, darker, lighter, palette } from './palette';
import { blur, linear, type Sheet } from './sheet';
import { vessel } from './vessel';

const tea = '#b9793f';

/** A pulled handle on the right side of a cup, seen from the side. */
function handle(sheet: Sheet, path: string, colour: string, width: number): string {
  const shade = linear(
    sheet,
    [1, 1],
    [
      [0, lighter(colour, 0.25)],
      [0.5, colour],
      [1, darker(colour, 0.5)],
    ],
  );
  return `<path d="${path}" fill="none" stroke="${darker(colour, 0.4)}" stroke-width="${width}" stroke-linecap="round"/><path d="${path}" fill="none" stroke="${shade}" stroke-width="${width - 7}" stroke-linecap="round"/>`;
}

function kulhad(sheet: Sheet, value?: string): string {
  const bare = value === 'Terracotta';
  return vessel(sheet, {
    x: 390,
    profile: [
      [235, 178],
      [250, 176],
      [400, 142],
      [540, 116],
      [585, 104],
      [598, 110, 'corner'],
      [616, 108],
    ],
    body: bare ? palette.Terracotta : clay,
    glaze: { colour: bare ? '#a9532f' : colourOf(value), to: 400, drip: 7 },
    mouth: {
      inside: bare ? '#b4623d' : lighter(colourOf(value), 0.15),
      filled: { colour: tea, depth: 20 },
    },
    rings: [290, 330, 452, 486, 520, 552],
    speckled: true,
    gloss: bare ? 0.3 : 0.6,
  });
}

function monsoonMug(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const loop = 'M520 340C640 300 660 520 500 525';
  return (
    groundShadow(sheet, 470, 606, 110, 150, 0.6) +
    handle(sheet, loop, glaze, 40) +
    vessel(sheet, {
      x: 370,
      profile: [
        [270, 130],
        [285, 131],
        [350, 165],
        [440, 186],
        [530, 168],
        [585, 128],
        [600, 122],
        [612, 122],
      ],
      body: clay,
      glaze: { colour: glaze, to: 556, drip: 5 },
      mouth: { inside: lighter(glaze, 0.25), filled: { colour: '#5c3a26', depth: 18 } },
      rings: [330, 368, 406, 444, 482, 520],
      speckled: true,
      gloss: 0.8,
    })
  );
}

function espresso(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const saucer = vessel(sheet, {
    x: 400,
    profile: [
      [560, 262, 'corner'],
      [572, 258],
      [598, 190],
      [616, 130],
    ],
    body: darker(glaze, 0.1),
    mouth: { inside: lighter(glaze, 0.2), lip: clay },
    gloss: 0.5,
    tilt: 0.27,
  });
  const well = `<ellipse cx="362" cy="566" rx="128" ry="32" fill="#2b160b" opacity=".28" ${blur(sheet, 8)}/>`;
  const cup = vessel(sheet, {
    x: 360,
    profile: [
      [352, 112],
      [366, 112],
      [470, 108],
      [540, 96],
      [566, 76],
      [574, 74],
    ],
    body: glaze,
    mouth: { inside: palette.Ivory, lip: clay, filled: { colour: '#4b2a18', depth: 16 } },
    rings: [400, 440],
    speckled: true,
    gloss: 0.8,
    shadow: false,
  });
  const biscuit = `<ellipse cx="560" cy="556" rx="44" ry="17" fill="#8a5527"/><ellipse cx="558" cy="548" rx="44" ry="18" fill="#dcae6e"/><path d="M542 546l30 5M556 540l4 16" stroke="#8a5527" stroke-width="4"/>`;
  return (
    saucer + well + handle(sheet, 'M455 400C540 380 545 490 448 490', glaze, 26) + cup + biscuit
  );
}

function lidded(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const cup = vessel(sheet, {
    x: 390,
    profile: [
      [300, 138],
      [330, 142],
      [400, 132],
      [440, 126],
      [480, 132],
      [560, 140],
      [598, 126],
      [616, 118],
    ],
    body: clay,
    glaze: { colour: glaze, to: 540, drip: 6 },
    rings: [412, 428, 444, 460],
    speckled: true,
    gloss: 0.6,
  });
  const lid = vessel(sheet, {
    x: 390,
    profile: [
      [196, 10],
      [198, 26],
      [214, 36],
      [232, 26],
      [240, 22],
      [252, 60],
      [276, 122],
      [290, 148],
      [306, 150],
    ],
    body: glaze,
    rings: [264],
    speckled: true,
    gloss: 0.7,
    shadow: false,
  });
  const gap = `<path d="M246 318A146 30 0 0 0 534 318" fill="none" stroke="#2b160b" stroke-width="12" opacity=".4" ${blur(sheet, 5)}/>`;
  return cup + gap + lid;
}

export const cups: Drawing[] = [
  {
    slug: 'kulhad-chai-cup',
    values: ['Terracotta', 'Indigo', 'Ivory'],
    on: 'table',
    zoom: 1.2,
    paint: kulhad,
    detail: { x: 250, y: 290, side: 260, value: 'Indigo' },
  },
  {
    slug: 'monsoon-mug',
    values: ['Sage', 'Charcoal', 'Ochre'],
    on: 'table',
    zoom: 1.25,
    paint: monsoonMug,
    detail: { x: 190, y: 250, side: 270, value: 'Sage' },
  },
  {
    slug: 'two-sip-espresso-cup',
    values: ['Indigo', 'Ivory'],
    on: 'table',
    zoom: 1.2,
    paint: espresso,
    detail: { x: 330, y: 400, side: 300, value: 'Indigo' },
  },
  {
    slug: 'tulsi-lidded-cup',
    values: ['Sage', 'Ivory'],
    on: 'table',
    zoom: 1.2,
    paint: lidded,
    detail: { x: 250, y: 150, side: 290, value: 'Sage' },
  },
];

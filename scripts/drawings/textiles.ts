import { cloth, fold, sheetwide, weave } from './cloth';
import type { Drawing } from './drawing';
import { lyingShadow } from './flat';
import { colourOf, darker, lighter, palette, warmDark, warmLight } from './palette';
import { blur, clip, linear, type Sheet, tile } from './sheet';

function runner(sheet: Sheet, value?: string): string {
  const ink = colourOf(value);
  const lying = 'M262 330L566 330 640 700 150 700Z';
  const stripes = [
    [520, 16],
    [552, 44],
    [612, 10],
    [632, 10],
    [654, 26],
  ]
    .map(([y, h]) => `<rect x="0" y="${y}" width="800" height="${h}" fill="${ink}"/>`)
    .join('');
  const fringe = Array.from(
    { length: 34 },
    (_, at) => `M${152 + at * 14.7} 698l${((at * 7) % 5) - 3} 34`,
  ).join('');
  const roll = linear(
    sheet,
    [0, 1],
    [
      [0, '#f7efdc'],
      [0.35, '#efe5cf'],
      [1, '#a8926f'],
    ],
  );
  const spiral = `<ellipse cx="580" cy="300" rx="42" ry="84" fill="${lighter(palette.Ivory, 0.3)}"/><path d="M580 222c34 8 34 148 0 156c-30-4-30-120 0-128c22 6 22 96 0 102c-14-6-14-66 0-74" fill="none" stroke="#a8926f" stroke-width="6"/>`;
  return `${lyingShadow(sheet, `<path d="${lying}"/><rect x="226" y="230" width="390" height="160" rx="70"/>`, 16)}${cloth(sheet, lying, palette.Ivory, stripes + fold(sheet, 'M240 392H600', 44) + fold(sheet, 'M330 420L290 700', 16, true) + fold(sheet, 'M520 420L560 700', 18))}<path d="${fringe}" stroke="${palette.Ivory}" stroke-width="5"/><path d="M240 216H580V384H240Q200 370 200 300T240 216Z" fill="${roll}"/><path d="M240 216H580V384H240Q200 370 200 300T240 216Z" fill="${weave(sheet)}"/><path d="M300 216q-30 84 0 168M322 216q-30 84 0 168" fill="none" stroke="${ink}" stroke-width="12" opacity=".85"/>${spiral}`;
}

function cushion(sheet: Sheet, value?: string): string {
  const ground = colourOf(value);
  const other = value === 'Madder' ? palette.Indigo : palette.Madder;
  const star =
    'M0-42L10-24 30-30 24-10 42 0 24 10 30 30 10 24 0 42-10 24-30 30-24 10-42 0-24-10-30-30-10-24Z';
  const cell = `<path d="${star}" transform="translate(52 52)" fill="${palette.Ivory}"/><path d="${star}" transform="translate(52 52) scale(.66)" fill="${other}"/><circle cx="52" cy="52" r="9" fill="${palette.Ivory}"/><path d="M0-13L13 0 0 13-13 0ZM104-13L117 0 104 13 91 0ZM0 91L13 104 0 117-13 104ZM104 91L117 104 104 117 91 104Z" fill="${palette.Ivory}"/>`;
  const pattern = tile(sheet, [104, 104], cell, 'translate(192 200)');
  const outline = 'M120 140Q400 178 680 140Q646 420 684 700Q400 664 118 700Q154 420 120 140Z';
  const frame = `<rect x="166" y="176" width="468" height="484" fill="none" stroke="${palette.Ivory}" stroke-width="7"/><rect x="184" y="194" width="432" height="448" fill="none" stroke="${other}" stroke-width="14"/>`;
  const inner = `<rect x="192" y="202" width="416" height="432" fill="${pattern}"/>`;
  const light = `<ellipse cx="310" cy="310" rx="180" ry="140" transform="rotate(-35 310 310)" fill="${warmLight}" opacity=".28" ${blur(sheet, 40)}/>`;
  const edges = `<path d="${outline}" fill="none" stroke="${warmDark}" stroke-width="60" opacity=".4" ${blur(sheet, 26)}/><path d="M690 130Q640 420 690 710Q400 650 110 710" fill="none" stroke="${warmDark}" stroke-width="90" opacity=".3" ${blur(sheet, 40)}/>`;
  const pulls =
    fold(sheet, 'M124 146Q200 230 230 250', 12) +
    fold(sheet, 'M676 146Q600 230 570 256', 12) +
    fold(sheet, 'M680 696Q590 610 560 580', 14) +
    fold(sheet, 'M122 696Q200 620 236 590', 12);
  return (
    lyingShadow(sheet, `<path d="${outline}"/>`, 22) +
    cloth(sheet, outline, ground, inner + frame + light + edges + pulls)
  );
}

function throwOnRail(sheet: Sheet, value?: string): string {
  const ground = colourOf(value);
  const back = 'M262 214H610L622 590Q560 600 250 600Z';
  const front = 'M196 210Q380 196 566 210L590 692Q480 700 390 694T172 698Z';
  const stitches = tile(
    sheet,
    [26, 18],
    `<path d="M2 5h13M15 14h13M-11 14h13" stroke="${lighter(ground, 0.75)}" stroke-width="2.6" stroke-linecap="round"/>`,
  );
  const border = `<path d="M170 628L600 622V646L170 652Z" fill="${darker(ground, 0.35)}"/><path d="M170 664L600 658" stroke="${palette.Ivory}" stroke-width="5"/>`;
  const patches = `<path d="M196 320H590V330H190Z" fill="${lighter(ground, 0.4)}" opacity=".6"/><path d="M430 180L446 720H600V180Z" fill="${darker(ground, 0.22)}" opacity=".5"/>`;
  const folds =
    fold(sheet, 'M262 230Q250 460 240 700', 26) +
    fold(sheet, 'M300 230Q296 460 292 690', 22, true) +
    fold(sheet, 'M410 220Q420 460 416 700', 30) +
    fold(sheet, 'M470 230Q478 460 480 690', 22, true) +
    fold(sheet, 'M560 214Q580 460 590 700', 34) +
    fold(sheet, 'M180 214Q390 200 590 214', 16);
  const rail = linear(
    sheet,
    [0, 1],
    [
      [0, '#d8ac78'],
      [0.4, '#b5804c'],
      [1, '#6d4526'],
    ],
  );
  const shade = `<path d="M300 250H680L700 740H300Z" fill="${warmDark}" opacity=".2" ${blur(sheet, 26)}/>`;
  return `${shade}${cloth(sheet, back, darker(ground, 0.4))}<rect x="70" y="186" width="660" height="40" rx="20" fill="${rail}"/>${cloth(sheet, 'M196 226Q190 170 230 168L540 168Q576 172 568 226Z', lighter(ground, 0.12), `<rect ${sheetwide} fill="${stitches}"/>`)}${cloth(sheet, front, ground, `${patches}<rect ${sheetwide} fill="${stitches}"/>${border}${folds}`)}`;
}

function rug(sheet: Sheet): string {
  const colours = [
    palette.Indigo,
    palette.Ivory,
    palette.Terracotta,
    palette.Ochre,
    palette.Ivory,
    palette.Sage,
    palette.Madder,
    palette.Ivory,
    palette.Charcoal,
  ];
  const heights = [34, 12, 46, 22, 10, 38, 20, 12, 28];
  let y = 250;
  let bands = '';
  for (let at = 0; y < 720; at++) {
    const height = heights[at % 9] as number;
    bands += `<rect x="0" y="${y}" width="800" height="${height}" fill="${colours[(at * 4) % 9]}"/>`;
    y += height;
  }
  const knots = tile(
    sheet,
    [26, 14],
    `<ellipse cx="7" cy="4" rx="8" ry="3.4" fill="${warmLight}" opacity=".22"/><ellipse cx="20" cy="11" rx="8" ry="3.4" fill="${warmDark}" opacity=".2"/>`,
  );
  const lying = 'M120 300H680V690H120Z';
  const fringe = Array.from(
    { length: 35 },
    (_, at) => `M${128 + at * 16} 686l${((at * 5) % 7) - 3} 44`,
  ).join('');
  const roll = 'M106 190H694Q712 250 694 316H106Q88 250 106 190Z';
  const shine = linear(
    sheet,
    [0, 1],
    [
      [0, warmLight, 0.4],
      [0.35, warmLight, 0],
      [0.6, warmDark, 0.05],
      [1, warmDark, 0.6],
    ],
  );
  const stripes = `<rect y="180" width="800" height="40" fill="${palette.Ochre}"/><rect y="214" width="800" height="30" fill="${palette.Indigo}"/><rect y="244" width="800" height="12" fill="${palette.Ivory}"/><rect y="256" width="800" height="34" fill="${palette.Terracotta}"/><rect y="290" width="800" height="40" fill="${palette.Sage}"/>`;
  const end = `<ellipse cx="694" cy="253" rx="26" ry="64" fill="${palette.Ochre}"/><path d="M694 196c20 6 20 108 0 114c-17-4-17-86 0-92c12 6 12 66 0 70" fill="none" stroke="${darker(palette.Indigo, 0.1)}" stroke-width="8"/>`;
  return `${lyingShadow(sheet, `<path d="${lying}"/><path d="${roll}"/>`, 18)}<path d="${fringe}" stroke="#e8d9b8" stroke-width="6" stroke-linecap="round"/><g ${clip(sheet, `<path d="${lying}"/>`)}>${bands}<rect ${sheetwide} fill="${knots}"/>${fold(sheet, 'M100 322H700', 34)}</g><g ${clip(sheet, `<path d="${roll}"/>`)}>${stripes}<rect ${sheetwide} fill="${knots}"/><rect x="80" y="186" width="640" height="132" fill="${shine}"/></g>${end}`;
}

export const textiles: Drawing[] = [
  {
    slug: 'dhari-table-runner',
    values: ['Indigo', 'Ochre'],
    on: 'flat',
    paint: runner,
    detail: { x: 250, y: 490, side: 250, value: 'Indigo' },
  },
  {
    slug: 'ajrakh-cushion-cover',
    values: ['Indigo', 'Madder'],
    on: 'flat',
    paint: cushion,
    detail: { x: 130, y: 150, side: 290, value: 'Indigo' },
  },
  {
    slug: 'kantha-throw',
    values: ['Ochre', 'Indigo', 'Sage'],
    on: 'flat',
    paint: throwOnRail,
    detail: { x: 180, y: 440, side: 270, value: 'Ochre' },
  },
  { slug: 'chindi-rug', on: 'flat', paint: rug, detail: { x: 110, y: 470, side: 280 } },
];

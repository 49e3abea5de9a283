import { groundShadow } from './backdrop';
import type { Drawing } from './drawing';
import { colourOf, lighter } from './palette';
import { type Point, strip } from './profile';
import { blur, clip, linear, type Sheet } from './sheet';
import { vessel } from './vessel';

const tea = '#b9793f';

function ribbedGlass(sheet: Sheet, x: number, foot: number, scale: number): string {
  const at = (y: number, radius: number): Point => [
    Math.round(foot - (616 - y) * scale),
    Math.round(radius * scale),
  ];
  const profile = [at(250, 122), at(420, 104), at(560, 92), at(590, 90), at(616, 88)];
  const [mouthY, mouthR] = profile[0] as Point;
  const outline = strip(x, profile, -1, 1);
  const teaTop = at(330, 112);
  const teaEnd = at(574, 80);
  const body = linear(
    sheet,
    [1, 0],
    [
      [0, '#8a4f22'],
      [0.3, '#d3975a'],
      [0.55, tea],
      [1, '#7a421d'],
    ],
  );
  const ribs = [-0.8, -0.55, -0.27, 0, 0.27, 0.55, 0.8]
    .map(
      (share) =>
        `<path d="M${Math.round(x + teaTop[1] * share)} ${teaTop[0] + 44}L${Math.round(x + teaEnd[1] * share)} ${teaEnd[0] + 2}"/>`,
    )
    .join('');
  return `${groundShadow(sheet, x, foot + 4, 88 * scale, 110 * scale, 0.8)}<g fill="#dfe6d8" opacity=".75"><path d="${outline}"/><ellipse cx="${x}" cy="${mouthY}" rx="${mouthR}" ry="${Math.round(mouthR * 0.24)}"/></g><path d="${strip(x, [teaTop, at(420, 97), teaEnd], -1, 1)}" fill="${body}"/><g fill="none" stroke-linecap="round" stroke-width="${Math.round(13 * scale)}" stroke="#fff3d8" opacity=".28">${ribs}</g><g fill="none" stroke-width="4" stroke="#4a2912" opacity=".25" transform="translate(${Math.round(9 * scale)})">${ribs}</g><ellipse cx="${x}" cy="${teaTop[0]}" rx="${teaTop[1] - 3}" ry="${Math.round(teaTop[1] * 0.24)}" fill="#d6a468"/><ellipse cx="${x - 8}" cy="${teaTop[0]}" rx="${Math.round(teaTop[1] * 0.8)}" ry="${Math.round(teaTop[1] * 0.17)}" fill="#e3ba83"/><path d="${strip(x, profile, -0.86, -0.74)}" fill="#fff" opacity=".55" ${blur(sheet, 3)}/><path d="${strip(x, profile, 0.8, 1)}" fill="#4d3a22" opacity=".22" ${blur(sheet, 6)}/><ellipse cx="${x}" cy="${mouthY}" rx="${mouthR}" ry="${Math.round(mouthR * 0.24)}" fill="#f4f3e6" fill-opacity=".35" stroke="#fbfaf0" stroke-width="5"/>`;
}

function davara(sheet: Sheet, value?: string): string {
  const metal = colourOf(value);
  const outer: Point[] = [
    [470, 218, 'corner'],
    [482, 204],
    [500, 190],
    [580, 178],
    [606, 164],
    [616, 160],
  ];
  const bowl = (shadow: boolean) =>
    vessel(sheet, {
      shadow,
      x: 400,
      profile: outer,
      body: metal,
      mouth: { inside: metal, lip: lighter(metal, 0.4) },
      gloss: 'metal',
    });
  const tumbler = vessel(sheet, {
    x: 392,
    profile: [
      [212, 128, 'corner'],
      [222, 116],
      [240, 110],
      [400, 98],
      [500, 92],
      [512, 90],
    ],
    body: metal,
    mouth: { inside: metal, lip: lighter(metal, 0.4), filled: { colour: '#c79a6b', depth: 12 } },
    rings: [268],
    gloss: 'metal',
    shadow: false,
  });
  const front = `<g ${clip(sheet, '<path d="M150 470A218 52 0 0 0 650 470V700H150Z"/>')}>${bowl(false)}</g>`;
  const froth =
    '<g fill="#ead2ac"><circle cx="352" cy="226" r="9"/><circle cx="372" cy="233" r="6"/><circle cx="420" cy="229" r="8"/><circle cx="398" cy="222" r="5"/></g>';
  return bowl(true) + tumbler + froth + front;
}

export const teaStall: Drawing[] = [
  {
    slug: 'cutting-chai-glasses',
    on: 'table',
    zoom: 1.2,
    paint: (sheet) => ribbedGlass(sheet, 520, 560, 0.92) + ribbedGlass(sheet, 300, 622, 1.02),
    detail: { x: 180, y: 370, side: 280 },
  },
  {
    slug: 'davara-tumbler',
    values: ['Brass', 'Steel'],
    on: 'table',
    zoom: 1.2,
    paint: davara,
    detail: { x: 250, y: 150, side: 280, value: 'Brass' },
  },
];

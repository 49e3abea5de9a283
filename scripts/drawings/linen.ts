import { cloth, fold, weave } from './cloth';
import type { Drawing } from './drawing';
import { lyingShadow } from './flat';
import { leaf, stalk } from './growing';
import { colourOf, warmDark, warmLight } from './palette';
import { blur, clip, linear, type Sheet, tile } from './sheet';

function towels(sheet: Sheet): string {
  const check = tile(
    sheet,
    [54, 54],
    `<rect width="54" height="54" fill="#f3ead6"/><rect width="22" height="54" fill="#b23a33" opacity=".62"/><rect width="54" height="22" fill="#b23a33" opacity=".62"/><path d="M38 0v54M0 38h54" stroke="#b23a33" stroke-width="4" opacity=".7"/>`,
  );
  const layer = (y: number, left: number, right: number) => {
    const outline = `M${left + 30} ${y}H${right - 8}Q${right + 4} ${y + 33} ${right - 8} ${y + 66}H${left + 30}Q${left - 10} ${y + 33} ${left + 30} ${y}Z`;
    const shade = linear(
      sheet,
      [0, 1],
      [
        [0, warmLight, 0.3],
        [0.45, warmDark, 0],
        [1, warmDark, 0.5],
      ],
    );
    const crease = `<path d="M${left + 16} ${y + 34}H${right}" stroke="${warmDark}" stroke-width="4" opacity=".35"/>`;
    return `${cloth(sheet, outline, check)}<path d="${outline}" fill="${shade}"/>${crease}`;
  };
  const top = 'M212 334L292 236Q296 232 304 232H628Q636 232 632 240L594 334Z';
  const flank = 'M590 334L634 236Q646 300 634 420Q640 480 628 540L590 606Z';
  const shadow = `<path d="M200 590H640L790 640H240Z" fill="${warmDark}" opacity=".4" ${blur(sheet, 18)}/>`;
  const loop = `<path d="M590 250q46-40 60 6q2 26-30 22" fill="none" stroke="#e8d9b8" stroke-width="9"/>`;
  const side = `<path d="${flank}" fill="#8d6a55"/><path d="M592 402L638 300M592 470L638 360M592 540L634 430" stroke="${warmDark}" stroke-width="6" opacity=".4"/>`;
  const stack = [
    layer(538, 190, 598),
    layer(470, 182, 594),
    layer(402, 188, 600),
    layer(334, 182, 602),
  ];
  const light = fold(sheet, 'M222 334H600', 16) + fold(sheet, 'M250 290L290 240H500', 40, true);
  return shadow + side + stack.join('') + cloth(sheet, top, check, light, 'skewX(-38)') + loop;
}

function napkins(sheet: Sheet, value?: string): string {
  const ink = colourOf(value);
  const sprig = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${stalk('M0 40V-34', ink, 3)}${[
      [30, 60],
      [12, 62],
      [-6, 58],
    ]
      .map(
        ([dy, angle]) =>
          leaf(sheet, [0, dy as number], 34, angle as number, ink, 0.24) +
          leaf(sheet, [0, dy as number], 34, -(angle as number), ink, 0.24),
      )
      .join('')}${leaf(sheet, [0, -26], 36, 0, ink, 0.24)}</g>`;
  const print = tile(sheet, [132, 132], sprig(36, 44, 12) + sprig(102, 108, -14));
  const square = 'M-190-190H190V190H-190Z';
  const napkin = (turn: number, x: number, y: number) => {
    const edge = `<path d="M-174-174H174V174H-174Z" fill="none" stroke="${ink}" stroke-width="4"/>`;
    const creases = fold(sheet, 'M-190 0H190', 8) + fold(sheet, 'M0-190V190', 8, true);
    return `<g transform="translate(${x} ${y}) rotate(${turn})">${lyingShadow(sheet, `<path d="${square}"/>`, 8)}<g ${clip(sheet, `<path d="${square}"/>`)}><rect x="-200" y="-200" width="400" height="400" fill="#f2e8d3"/><rect x="-200" y="-200" width="400" height="400" fill="${weave(sheet)}"/><rect x="-170" y="-170" width="340" height="340" fill="${print}"/>${edge}${creases}</g></g>`;
  };
  return napkin(-24, 360, 430) + napkin(-8, 392, 412) + napkin(9, 426, 396);
}

export const linen: Drawing[] = [
  {
    slug: 'gamcha-kitchen-towels',
    on: 'table',
    zoom: 1.15,
    paint: towels,
    detail: { x: 300, y: 232, side: 230 },
  },
  {
    slug: 'neem-leaf-napkins',
    values: ['Sage', 'Terracotta'],
    on: 'flat',
    zoom: 1.1,
    paint: napkins,
    detail: { x: 390, y: 330, side: 230, value: 'Sage' },
  },
];

import type { Drawing } from './drawing';
import { disc, wheelRings } from './flat';
import { clay, colourOf, darker, lighter, palette, warmDark } from './palette';
import { blur, clip, type Sheet, tile } from './sheet';
import { vessel } from './vessel';

function ripplePlate(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const rings = wheelRings(sheet, 400, 400, [40, 76, 112, 148, 184, 220]);
  return (
    disc(
      sheet,
      { x: 400, y: 400, r: 306, well: 252, height: 20 },
      { rim: glaze, well: glaze },
      rings,
    ) +
    `<circle cx="400" cy="400" r="303" fill="none" stroke="${clay}" stroke-width="7"/><circle cx="400" cy="400" r="278" fill="none" stroke="${darker(glaze, 0.3)}" stroke-width="4" opacity=".35"/>`
  );
}

function thali(sheet: Sheet, value?: string): string {
  const metal = palette.Brass;
  const dent = (x: number, y: number, size: number) =>
    `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size - 2}" fill="${darker(metal, 0.3)}" opacity=".13"/><ellipse cx="${x + 3}" cy="${y + 4}" rx="${size - 4}" ry="${size - 6}" fill="${lighter(metal, 0.6)}" opacity=".22"/>`;
  const spots: [number, number, number][] = [
    [14, 12, 12],
    [44, 8, 10],
    [62, 30, 11],
    [30, 34, 13],
    [12, 52, 10],
    [48, 54, 12],
  ];
  const dents = tile(sheet, [71, 63], spots.map((spot) => dent(...spot)).join(''), 'rotate(24)');
  const plate = disc(
    sheet,
    { x: 400, y: 410, r: 312, well: 288, height: 20 },
    { rim: metal, well: metal },
    `<rect width="800" height="800" fill="${dents}"/>`,
  );
  const katori = (x: number, y: number, food: string, flecks: string) =>
    disc(
      sheet,
      { x, y, r: 84, well: 76, height: 12 },
      { rim: metal, well: darker(metal, 0.15) },
      `<circle cx="${x}" cy="${y + 4}" r="64" fill="${food}"/><g fill="${flecks}"><circle cx="${x - 20}" cy="${y + 12}" r="6"/><circle cx="${x + 22}" cy="${y - 14}" r="5"/><circle cx="${x + 12}" cy="${y + 26}" r="4"/></g>`,
    );
  if (value === 'Thali only') return plate;
  return (
    plate +
    katori(232, 348, '#c98a2c', '#6c7f3c') +
    katori(400, 238, '#8d3b22', '#d58a4a') +
    katori(568, 348, '#f1e6cc', '#8fa485')
  );
}

function katori(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const bare = value === 'Terracotta';
  return (
    vessel(sheet, {
      x: 390,
      profile: [
        [400, 214],
        [412, 214],
        [500, 186],
        [570, 128],
        [592, 104],
        [598, 102, 'corner'],
        [618, 100],
      ],
      body: bare ? glaze : clay,
      glaze: { colour: bare ? '#a9532f' : glaze, to: 520, drip: 5 },
      mouth: { inside: lighter(glaze, 0.2), filled: { colour: '#efe3c6', depth: 26 } },
      rings: [440, 470],
      speckled: true,
      gloss: 0.6,
      tilt: 0.36,
    }) +
    '<g fill="#8a9a5b"><path d="M330 418l16-6 6 8-15 5zM404 440l18 2 2 9-17-1zM448 408l13-6 8 6-14 6z"/></g><g fill="#c58a35"><path d="M370 402l14-3 4 7-14 4zM420 416l12-5 6 6-12 6z"/></g>'
  );
}

function talab(sheet: Sheet): string {
  const water = '#5f9190';
  return (
    vessel(sheet, {
      x: 400,
      profile: [
        [370, 300],
        [382, 300],
        [450, 250],
        [510, 150],
        [534, 92],
        [556, 78],
        [596, 96],
        [618, 112],
      ],
      body: clay,
      mouth: { inside: water, lip: lighter(clay, 0.1) },
      rings: [410, 436, 462, 576],
      speckled: true,
      gloss: 0.25,
      tilt: 0.3,
    }) +
    `<g ${clip(sheet, '<ellipse cx="400" cy="370" rx="282" ry="84"/>')}><ellipse cx="400" cy="408" rx="220" ry="62" fill="${lighter(water, 0.15)}" opacity=".5" ${blur(sheet, 18)}/><path d="M520 310Q610 350 560 430" stroke="#fff" stroke-width="14" fill="none" opacity=".45" ${blur(sheet, 5)}/></g>`
  );
}

function halfMoon(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const dip = `<path d="M60 60H470Q430 180 448 300T420 520T400 760H60Z" fill="${glaze}" stroke="${darker(glaze, 0.4)}" stroke-width="5"/>`;
  const turned = `<g transform="rotate(24 400 400)">${dip}</g>`;
  const rings = wheelRings(sheet, 400, 400, [30, 88, 196]);
  const plate = disc(
    sheet,
    { x: 400, y: 400, r: 270, well: 236, height: 18 },
    { rim: clay, well: clay },
    turned + rings,
  );
  const rim = clip(
    sheet,
    '<path d="M130 400a270 270 0 0 1 540 0a270 270 0 0 1-540 0ZM164 400a236 236 0 0 0 472 0a236 236 0 0 0-472 0Z"/>',
  );
  return `${plate}<g ${rim} opacity=".85">${turned}</g>`;
}

function nesting(sheet: Sheet): string {
  const bowls = [
    { radius: 268, y: 400, colour: palette.Indigo },
    { radius: 214, y: 376, colour: '#6f86a8' },
    { radius: 164, y: 354, colour: palette.Sage },
    { radius: 116, y: 334, colour: palette.Ivory },
  ];
  const tilt = 0.32;
  return bowls
    .map(({ radius, y, colour }, at) => {
      const bowl = vessel(sheet, {
        x: 400,
        profile: [
          [y, radius],
          [y + 10, radius],
          [y + 90, radius * 0.85],
          [y + 170, radius * 0.52],
          [y + 196, radius * 0.42],
          [y + 212, radius * 0.42],
        ],
        body: colour,
        mouth: { inside: colour, lip: clay },
        gloss: 0.7,
        tilt,
        shadow: at === 0,
      });
      const outer = bowls[at - 1];
      if (!outer) return bowl;
      const inner = outer.radius * 0.94;
      const within = `<path d="M0 0H800V${outer.y}H${Math.round(400 + inner)}A${Math.round(inner)} ${Math.round(inner * tilt)} 0 0 1 ${Math.round(400 - inner)} ${outer.y}H0Z"/>`;
      const gloom = `<ellipse cx="412" cy="${outer.y + 16}" rx="${radius}" ry="${Math.round(radius * 0.3)}" fill="${warmDark}" opacity=".5" ${blur(sheet, 12)}/>`;
      return `<g ${clip(sheet, within)}>${gloom}${bowl}</g>`;
    })
    .join('');
}

export const plates: Drawing[] = [
  {
    slug: 'ripple-dinner-plate',
    values: ['Ivory', 'Indigo', 'Sage'],
    on: 'flat',
    paint: ripplePlate,
    detail: { x: 90, y: 330, side: 290, value: 'Sage' },
  },
  {
    slug: 'kansa-thali',
    values: ['Thali only', 'With three katoris'],
    on: 'flat',
    paint: thali,
    detail: { x: 330, y: 380, side: 270, value: 'Thali only' },
  },
  {
    slug: 'everyday-katori',
    values: ['Terracotta', 'Ochre', 'Indigo'],
    on: 'table',
    zoom: 1.15,
    paint: katori,
    detail: { x: 180, y: 310, side: 270, value: 'Ochre' },
  },
  { slug: 'talab-serving-bowl', on: 'table', paint: talab, detail: { x: 430, y: 270, side: 280 } },
  {
    slug: 'half-moon-side-plate',
    values: ['Indigo', 'Ochre', 'Charcoal'],
    on: 'flat',
    paint: halfMoon,
    detail: { x: 270, y: 250, side: 290, value: 'Indigo' },
  },
  {
    slug: 'tara-nesting-bowls',
    on: 'table',
    zoom: 1.1,
    paint: nesting,
    detail: { x: 380, y: 290, side: 290 },
  },
];

import type { Drawing } from './drawing';
import { disc, lyingShadow, wheelRings, woodGrain } from './flat';
import { clay, colourOf, darker, lighter, palette, warmDark, warmLight } from './palette';
import { blur, clip, linear, type Sheet } from './sheet';
import { ringArc, vessel } from './vessel';

const mango = '#c08f58';

/** A piece of wood cut to an outline, with a lit upper-left edge and a shaded lower-right one. */
function timber(sheet: Sheet, outline: string, colour: string, seed: number, over = ''): string {
  const light = linear(
    sheet,
    [1, 1],
    [
      [0, warmLight, 0.35],
      [0.5, warmLight, 0],
      [1, warmDark, 0.3],
    ],
  );
  const shape = `<path d="${outline}"/>`;
  return `${lyingShadow(sheet, shape, 16)}<path d="${outline}" fill="${darker(colour, 0.45)}" transform="translate(5 7)"/><g ${clip(sheet, shape)}><path d="${outline}" fill="${colour}"/>${woodGrain(sheet, seed)}${over}<path d="${outline}" fill="${light}"/></g>`;
}

function board(sheet: Sheet): string {
  const outline =
    'M84 320Q84 262 142 262H520Q560 264 580 336Q592 362 624 364H690Q728 366 728 404T690 444H624Q592 446 580 470Q560 542 520 544H142Q84 544 84 486Z';
  const knot = `<g fill="none" stroke="#5d3517" opacity=".55"><ellipse cx="300" cy="450" rx="14" ry="8" fill="#5d3517"/><ellipse cx="300" cy="450" rx="28" ry="15" stroke-width="5"/><ellipse cx="302" cy="450" rx="48" ry="24" stroke-width="4"/><path d="M90 420Q240 424 300 416T470 420T720 396" stroke-width="4"/><path d="M90 484Q230 480 302 486T560 476" stroke-width="4"/><path d="M90 318Q300 338 560 322" stroke-width="5"/></g>`;
  const hole = `<circle cx="686" cy="404" r="17" fill="#dccbb0"/><path d="M671 410a17 17 0 0 1 28-18" fill="none" stroke="${warmDark}" stroke-width="6" opacity=".6"/>`;
  return `<g transform="translate(400 400) scale(1.1) rotate(-32) translate(-406 -404)">${timber(sheet, outline, mango, 5, knot)}${hole}</g>`;
}

function chakla(sheet: Sheet, value?: string): string {
  const wood = colourOf(value);
  const round = 'M110 380a262 262 0 0 1 524 0a262 262 0 0 1-524 0Z';
  const base = timber(sheet, round, wood, 11);
  const rings = wheelRings(sheet, 372, 380, [226, 244]);
  const dough = `<ellipse cx="352" cy="370" rx="120" ry="114" fill="${warmDark}" opacity=".3" ${blur(sheet, 8)} transform="translate(8 10)"/><circle cx="352" cy="366" r="117" fill="#ecd9b4"/><circle cx="330" cy="344" r="80" fill="#f6e9cc" opacity=".7" ${blur(sheet, 18)}/>`;
  const pin =
    'M-300-8Q-306 0-300 8L-252 13Q-240 22-226 20Q-110 40 0 40T226 20Q240 22 252 13L300 8Q306 0 300-8L252-13Q240-22 226-20Q110-40 0-40T-226-20Q-240-22-252-13Z';
  const across = linear(
    sheet,
    [0, 1],
    [
      [0, warmLight, 0.35],
      [0.3, warmLight, 0.25],
      [0.55, warmDark, 0.05],
      [1, warmDark, 0.55],
    ],
  );
  const belan = `<g transform="translate(468 506) rotate(-38)">${lyingShadow(sheet, `<path d="${pin}"/>`, 14)}<g ${clip(sheet, `<path d="${pin}"/>`)}><path d="${pin}" fill="${lighter(wood, 0.12)}"/>${woodGrain(sheet, 3, 0.4)}<path d="${pin}" fill="${across}"/><path d="M-226-24V24M226-24V24" stroke="${warmDark}" stroke-width="5" opacity=".5"/></g></g>`;
  return base + rings + dough + belan;
}

function dabba(sheet: Sheet): string {
  const box = disc(
    sheet,
    { x: 400, y: 400, r: 310, well: 278, height: 22 },
    { rim: palette.Sheesham, well: darker(palette.Sheesham, 0.3) },
  );
  const grain = `<g ${clip(sheet, '<path d="M90 400a310 310 0 0 1 620 0a310 310 0 0 1-620 0ZM122 400a278 278 0 0 0 556 0a278 278 0 0 0-556 0Z"/>')}>${woodGrain(sheet, 8)}</g>`;
  const spices = ['#d9a52e', '#a8321f', '#8a6238', '#4a3a2c', '#b99a5c', '#e9dfca', '#c8642b'];
  const tins = spices
    .map((colour, at) => {
      const angle = (Math.PI * 2 * at) / 6;
      const x = at === 6 ? 400 : Math.round(400 + 180 * Math.cos(angle));
      const y = at === 6 ? 400 : Math.round(400 + 180 * Math.sin(angle));
      return `<circle cx="${x + 5}" cy="${y + 7}" r="87" fill="${warmDark}" opacity=".4"/><circle cx="${x}" cy="${y}" r="86" fill="#c9cbc8"/><circle cx="${x}" cy="${y}" r="79" fill="#8b8c89"/><circle cx="${x + 2}" cy="${y + 3}" r="76" fill="${colour}"/><path d="M${x - 44} ${y + 10}q40-64 90-14q-20 60-90 14z" fill="${lighter(colour, 0.35)}" opacity=".6" ${blur(sheet, 8)}/><path d="M${x - 79} ${y - 22}a82 82 0 0 1 60-56" fill="none" stroke="#fff" stroke-width="5" opacity=".8"/>`;
    })
    .join('');
  const texture = sheet.define(
    (name) =>
      `<filter id="${name}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".35" seed="5"/><feColorMatrix values="0 0 0 0 .15 0 0 0 0 .08 0 0 0 0 .03 6 0 0 0 -3.4"/></filter>`,
  );
  const inside = clip(sheet, '<circle cx="400" cy="400" r="262"/>');
  const spoon = `<g transform="rotate(-38 400 400)"><path d="M330 408H520" stroke="${warmDark}" stroke-width="14" opacity=".35" ${blur(sheet, 5)}/><path d="M330 396H520" stroke="#d9dbd8" stroke-width="11" stroke-linecap="round"/><ellipse cx="306" cy="396" rx="36" ry="25" fill="#e4e6e3"/><ellipse cx="309" cy="399" rx="27" ry="17" fill="#a5a7a4"/></g>`;
  return `${box}${grain}${tins}<g ${inside} opacity=".3"><rect width="800" height="800" filter="url(#${texture})"/></g>${spoon}`;
}

function mortar(sheet: Sheet): string {
  const stone = '#8d8a86';
  const bowl = vessel(sheet, {
    x: 380,
    profile: [
      [348, 190],
      [362, 194],
      [400, 192],
      [470, 164],
      [530, 116],
      [556, 108],
      [600, 142],
      [618, 146],
    ],
    body: stone,
    mouth: { inside: '#77736f', lip: lighter(stone, 0.1) },
    rings: [388, 562],
    speckled: true,
    gloss: 0.1,
    tilt: 0.3,
  });
  const pestle = `<g transform="translate(388 366) rotate(38)">${vessel(sheet, {
    x: 0,
    profile: [
      [-300, 10],
      [-296, 26],
      [-276, 36],
      [-240, 32],
      [-120, 26],
      [-30, 34],
      [20, 44],
    ],
    body: lighter(stone, 0.1),
    gloss: 0.2,
    shadow: false,
  }).replaceAll(
    '<rect width="800" height="800" fill',
    '<rect x="-100" y="-330" width="200" height="400" fill',
  )}</g>`;
  const opening = clip(sheet, '<path d="M-60-60H900V348H559A178 53 0 0 1 202 348H-60Z"/>');
  const seeds =
    '<g fill="#4e3a26"><circle cx="300" cy="366" r="6"/><circle cx="330" cy="378" r="6"/><circle cx="352" cy="386" r="5"/><circle cx="288" cy="352" r="5"/><circle cx="318" cy="358" r="6"/></g>';
  return `${bowl}${seeds}<g ${opening}>${pestle}</g>`;
}

function spoons(sheet: Sheet, value?: string): string {
  const glaze = colourOf(value);
  const handle = (length: number) => `M-11 0L-8-${length}H8L11 0Z`;
  const heads = {
    ladle: 'M-8-250C-60-262-66-360 0-366C66-360 60-262 8-250Z',
    turner: 'M-8-240L-46-270-40-378Q0-390 46-366L44-270 8-240Z',
    spoon: 'M-8-220C-46-240-48-330 0-344C48-330 46-240 8-220Z',
    spatula: 'M-8-230Q-30-250-30-290V-350Q-10-370 30-356V-290Q30-250 8-230Z',
  };
  const tool = (x: number, turn: number, head: string, colour: string, bowl: string) => {
    const light = linear(
      sheet,
      [1, 0.3],
      [
        [0, lighter(colour, 0.35)],
        [0.5, colour],
        [1, darker(colour, 0.4)],
      ],
    );
    return `<g transform="translate(${x} 360) rotate(${turn})"><path d="${handle(252)}${head}" fill="${light}"/>${bowl}</g>`;
  };
  const hollow = (y: number, rx: number, ry: number) =>
    `<ellipse cx="3" cy="${y}" rx="${rx}" ry="${ry}" fill="${darker(palette.Neem, 0.35)}" opacity=".55" ${blur(sheet, 5)}/>`;
  const slots = `<path d="M-14-282L-12-350M2-282L2-356M18-282L18-352" stroke="${warmDark}" stroke-width="7" opacity=".45" stroke-linecap="round"/>`;
  const back =
    tool(350, -24, heads.turner, palette.Neem, slots) + tool(440, 25, heads.spatula, '#b98a57', '');
  const front =
    tool(376, -7, heads.ladle, '#c79a66', hollow(-308, 38, 40)) +
    tool(412, 9, heads.spoon, palette.Neem, hollow(-284, 28, 42));
  const jar = vessel(sheet, {
    x: 396,
    profile: [
      [352, 112],
      [366, 114],
      [384, 106],
      [404, 114],
      [450, 136],
      [540, 136],
      [596, 112],
      [616, 106],
    ],
    body: clay,
    glaze: { colour: glaze, to: 540, drip: 6 },
    mouth: { inside: darker(glaze, 0.3), lip: glaze },
    rings: [404, 450, 490],
    speckled: true,
    gloss: 0.7,
  });
  const hidden = clip(sheet, '<path d="M0-200H800V352H502A106 25 0 0 1 290 352H0Z"/>');
  return `${jar}<g ${hidden}>${back}${front}</g><path d="${ringArc(396, 352, 109, 0.24)}" fill="none" stroke="${lighter(glaze, 0.35)}" stroke-width="6"/>`;
}

function tawa(sheet: Sheet): string {
  const iron = '#3a3735';
  const handle = 'M250-34Q300-22 330-22H476Q506-20 506 0T476 22H330Q300 22 250 34Z';
  const light = linear(
    sheet,
    [0, 1],
    [
      [0, '#6b6661'],
      [0.5, iron],
      [1, '#1f1c1b'],
    ],
  );
  const arm = `${lyingShadow(sheet, `<path d="${handle}"/>`, 14)}<path d="${handle}" fill="${light}"/><ellipse cx="470" cy="0" rx="16" ry="10" fill="#d9c8ab"/>`;
  const pan = disc(
    sheet,
    { x: 330, y: 450, r: 268, well: 244, height: 20 },
    { rim: iron, well: '#34312f' },
    wheelRings(sheet, 330, 450, [70, 130, 190]),
  );
  const sheen = `<path d="M170 380Q230 270 350 262" stroke="#fff" stroke-width="22" fill="none" opacity=".2" stroke-linecap="round" ${blur(sheet, 12)}/>`;
  return `<g transform="translate(330 450) rotate(-42)">${arm}</g>${pan}${sheen}`;
}

export const kitchen: Drawing[] = [
  { slug: 'mango-wood-board', on: 'flat', paint: board, detail: { x: 190, y: 400, side: 260 } },
  {
    slug: 'chakla-belan',
    values: ['Sheesham', 'Neem'],
    on: 'flat',
    paint: chakla,
    detail: { x: 440, y: 240, side: 290, value: 'Sheesham' },
  },
  { slug: 'masala-dabba', on: 'flat', paint: dabba, detail: { x: 430, y: 330, side: 270 } },
  {
    slug: 'khal-batta',
    on: 'table',
    zoom: 1.15,
    paint: mortar,
    detail: { x: 180, y: 300, side: 250 },
  },
  {
    slug: 'neem-spoon-set',
    values: ['Ivory', 'Indigo'],
    on: 'table',
    zoom: 0.9,
    paint: spoons,
    detail: { x: 270, y: -10, side: 270, value: 'Ivory' },
  },
  { slug: 'cast-iron-tawa', on: 'flat', paint: tawa, detail: { x: 390, y: 170, side: 290 } },
];

import { glow } from './backdrop';
import type { Drawing } from './drawing';
import { colourOf, darker, lighter, palette } from './palette';
import { type Point, radiusAt, strip } from './profile';
import { blur, clip, linear, radial, type Sheet } from './sheet';
import { vessel } from './vessel';

const n = Math.round;

function pendant(sheet: Sheet, value?: string): string {
  const colour = colourOf(value);
  const cord = '<path d="M400-20V166" stroke="#4a372a" stroke-width="7"/>';
  const cap = vessel(sheet, {
    x: 400,
    profile: [
      [150, 16],
      [160, 24],
      [196, 26],
      [204, 34],
    ],
    body: palette.Brass,
    gloss: 'metal',
    shadow: false,
  });
  const dome = vessel(sheet, {
    x: 400,
    profile: [
      [198, 40],
      [206, 70],
      [240, 142],
      [310, 218],
      [400, 262],
      [470, 276],
    ],
    body: colour,
    rings: [236, 286, 336, 386, 430],
    speckled: true,
    gloss: 0.25,
    shadow: false,
  });
  const inside = radial(
    sheet,
    [0.5, 0.35, 0.6],
    [
      [0, '#fffdf0'],
      [0.45, '#ffe7a6'],
      [1, '#e0a458'],
    ],
  );
  const beam = linear(
    sheet,
    [0, 1],
    [
      [0, '#ffe3a0', 0.5],
      [1, '#ffe3a0', 0],
    ],
  );
  return `${glow(sheet, 400, 520, 380, 0.6)}<path d="M150 470H650L780 830H20Z" fill="${beam}" ${blur(sheet, 26)}/>${cord}${dome}${cap}<ellipse cx="400" cy="470" rx="276" ry="56" fill="${darker(colour, 0.25)}"/><ellipse cx="400" cy="471" rx="264" ry="50" fill="${inside}"/><ellipse cx="400" cy="466" rx="62" ry="34" fill="#fffef6" ${blur(sheet, 5)}/>`;
}

function kaagaz(sheet: Sheet, value?: string): string {
  const foot = vessel(sheet, {
    x: 400,
    profile: [
      [408, 26],
      [440, 26],
      [462, 40],
      [500, 112],
      [552, 134],
      [600, 98],
      [616, 88],
    ],
    body: colourOf(value),
    rings: [500, 530, 560],
    speckled: true,
    gloss: 0.5,
  });
  const shade: Point[] = [
    [128, 138, 'corner'],
    [420, 216, 'corner'],
  ];
  const outline = `<path d="${strip(400, shade, -1, 1, 0.16)}"/>`;
  const lit = radial(
    sheet,
    [0.5, 0.62, 0.62],
    [
      [0, '#fff6d5'],
      [0.4, '#ffe3a1'],
      [1, '#dfa865'],
    ],
  );
  const fibres = sheet.define(
    (name) =>
      `<filter id="${name}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".02 .05" numOctaves="3" seed="9"/><feColorMatrix values="0 0 0 0 .55 0 0 0 0 .3 0 0 0 0 .1 5 0 0 0 -2.3"/></filter>`,
  );
  const bands = [128, 420]
    .map((y) => {
      const r = radiusAt(shade, y);
      return `<path d="M${400 - r} ${y}a${r} ${n(r * 0.16)} 0 0 0 ${2 * r} 0" fill="none" stroke="#b98a52" stroke-width="7"/>`;
    })
    .join('');
  return `${glow(sheet, 400, 300, 400, 0.7)}${foot}<rect x="390" y="380" width="20" height="60" fill="${palette.Brass}"/><g ${clip(sheet, outline)}><rect width="800" height="800" fill="${lit}" x="0"/><ellipse cx="400" cy="330" rx="170" ry="130" fill="#fffbe8" opacity=".8" ${blur(sheet, 40)}/><rect width="800" height="800" filter="url(#${fibres})" opacity=".3"/></g><ellipse cx="400" cy="128" rx="138" ry="22" fill="#ffeebb" stroke="#b98a52" stroke-width="7"/>${bands}`;
}

function jaali(sheet: Sheet, value?: string): string {
  const profile: Point[] = [
    [196, 70],
    [214, 72],
    [240, 104],
    [300, 150],
    [400, 168],
    [500, 156],
    [580, 122],
    [600, 112],
    [616, 112],
  ];
  const holes: string[] = [];
  for (let row = 0; row < 8; row++) {
    const y = 276 + row * 38;
    const r = radiusAt(profile, y);
    for (let turn = 0; turn < 11; turn++) {
      const angle = (Math.PI * (turn + (row % 2 ? 1 : 0.5))) / 11;
      const across = Math.sin(angle);
      if (across < 0.2) continue;
      holes.push(
        `M${n(400 - r * Math.cos(angle))} ${n(y + r * 0.2 * across - 14)}l${n(11 * across)} 14l${n(-11 * across)} 14l${n(-11 * across)}-14z`,
      );
    }
  }
  const cast = [
    [130, 300, -10],
    [90, 420, -6],
    [170, 440, 8],
    [690, 320, 12],
    [720, 440, 4],
    [640, 220, 16],
    [160, 200, -16],
    [60, 540, 0],
  ]
    .map(
      ([x, y, turn]) =>
        `<path d="M0-24L15 0 0 24-15 0Z" transform="translate(${x} ${y}) rotate(${turn})"/>`,
    )
    .join('');
  const pool = [
    [180, 660],
    [290, 700],
    [420, 716],
    [540, 696],
    [650, 656],
  ]
    .map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="32" ry="11"/>`)
    .join('');
  const body = vessel(sheet, {
    x: 400,
    profile,
    body: colourOf(value),
    rings: [240, 590],
    gloss: 0.15,
    mouth: { inside: '#ffce73', lip: lighter(colourOf(value), 0.2) },
  });
  return `${glow(sheet, 400, 400, 390, 0.75)}<g fill="#ffe2a0" opacity=".55" ${blur(sheet, 5)}>${cast}${pool}</g>${body}<path d="${holes.join('')}" fill="#ffdf8c" stroke="#fff3c9" stroke-width="2"/><path d="${holes.join('')}" fill="#ffc65c" opacity=".5" ${blur(sheet, 8)}/>`;
}

export const lamps: Drawing[] = [
  {
    slug: 'gumbad-pendant-lamp',
    values: ['Terracotta', 'Ivory', 'Charcoal'],
    on: 'dusk',
    paint: pendant,
    detail: { x: 110, y: 290, side: 290, value: 'Terracotta' },
  },
  {
    slug: 'kaagaz-table-lamp',
    values: ['Sage', 'Terracotta'],
    on: 'dusk',
    zoom: 1.1,
    paint: kaagaz,
    detail: { x: 180, y: 120, side: 290, value: 'Sage' },
  },
  {
    slug: 'jaali-lantern',
    values: ['Terracotta', 'Charcoal'],
    on: 'dusk',
    paint: jaali,
    detail: { x: 250, y: 300, side: 240, value: 'Terracotta' },
  },
];

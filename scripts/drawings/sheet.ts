/** A drawing under way: gathers definitions and hands out ids that no other picture uses. */
export type Sheet = {
  /** Adds one definition, written with its id in place, and returns the id. */
  define: (write: (id: string) => string) => string;
  definitions: () => string;
};

export function newSheet(prefix: string): Sheet {
  const known = new Map<string, string>();
  return {
    define(write) {
      const text = write('\0');
      const id = known.get(text) ?? `${prefix}-${known.size.toString(36)}`;
      known.set(text, id);
      return id;
    },
    definitions: () => [...known].map(([text, id]) => text.replaceAll('\0', id)).join(''),
  };
}

type Stop = [offset: number, colour: string, opacity?: number];

function stops(list: Stop[]): string {
  return list
    .map(([at, colour, opacity]) => {
      const fade = opacity === undefined ? '' : ` stop-opacity="${opacity}"`;
      return `<stop offset="${at}" stop-color="${colour}"${fade}/>`;
    })
    .join('');
}

/** A gradient along a direction given in the box of what it fills; returns `url(#id)`. */
export function linear(sheet: Sheet, direction: [number, number], list: Stop[]): string {
  const [x, y] = direction;
  const id = sheet.define(
    (name) =>
      `<linearGradient id="${name}" x1="0" y1="0" x2="${x}" y2="${y}">${stops(list)}</linearGradient>`,
  );
  return `url(#${id})`;
}

/** A gradient from a point of the box outwards; returns `url(#id)`. */
export function radial(sheet: Sheet, centre: [number, number, number], list: Stop[]): string {
  const [x, y, r] = centre;
  const id = sheet.define(
    (name) =>
      `<radialGradient id="${name}" cx="${x}" cy="${y}" r="${r}">${stops(list)}</radialGradient>`,
  );
  return `url(#${id})`;
}

/** Few steps, so that one definition serves many shapes. */
const blurs = [3, 5, 8, 12, 18, 26, 40];

/** Softens by about so many units; returns the attribute `filter="…"`. */
export function blur(sheet: Sheet, about: number): string {
  const by = blurs.find((step) => step >= about) ?? 40;
  // A flat shadow is lower than its own blur is wide: without room it ends in a hard line.
  const rise = by > 12 ? -2 : -1;
  const id = sheet.define(
    (name) =>
      `<filter id="${name}" x="-.5" y="${rise}" width="2" height="${1 - 2 * rise}"><feGaussianBlur stdDeviation="${by}"/></filter>`,
  );
  return `filter="url(#${id})"`;
}

/** Keeps what is inside a shape; returns the attribute `clip-path="…"`. */
export function clip(sheet: Sheet, shape: string): string {
  const id = sheet.define((name) => `<clipPath id="${name}">${shape}</clipPath>`);
  return `clip-path="url(#${id})"`;
}

/** A repeating tile; returns `url(#id)`. */
export function tile(
  sheet: Sheet,
  size: [number, number],
  content: string,
  transform = '',
): string {
  const turned = transform && ` patternTransform="${transform}"`;
  const id = sheet.define(
    (name) =>
      `<pattern id="${name}" width="${size[0]}" height="${size[1]}" patternUnits="userSpaceOnUse"${turned}>${content}</pattern>`,
  );
  return `url(#${id})`;
}

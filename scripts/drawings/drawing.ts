import { type Backdrop, backdrop, grain } from './backdrop';
import { newSheet, type Sheet } from './sheet';

/** How one product is drawn. */
export type Drawing = {
  slug: string;
  /** The values that change its look, one front picture each; absent when there is one look. */
  values?: string[];
  on: Backdrop;
  /** Enlarges the thing about the middle of its foot; 1 when absent. */
  zoom?: number;
  paint: (sheet: Sheet, value: string | undefined) => string;
  /** Square that the close view shows, and the value it shows it in. */
  detail: { x: number; y: number; side: number; value?: string };
};

/** A short prefix for ids, the same each time, so that pictures can share a page. */
function shortName(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_679_616;
  return `p${sum.toString(36)}`;
}

/** One finished picture, 800 by 800, as SVG text. */
export function render(drawing: Drawing, value: string | undefined, close: boolean): string {
  const sheet = newSheet(shortName(`${drawing.slug}/${value}/${close}`));
  const { zoom } = drawing;
  const thing = drawing.paint(sheet, value);
  const sized = zoom
    ? `<g transform="translate(400 640) scale(${zoom}) translate(-400 -616)">${thing}</g>`
    : thing;
  const { x, y, side } = drawing.detail;
  const scale = Math.round((800 / side) * 100) / 100;
  const scene = backdrop(sheet, drawing.on) + (close ? thing : sized);
  const framed = close
    ? `<g transform="scale(${scale}) translate(${-x} ${-y})">${scene}</g>`
    : scene;
  const tooth = grain(sheet);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><defs>${sheet.definitions()}</defs>${framed}${tooth}</svg>\n`;
}

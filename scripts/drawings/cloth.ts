import { warmDark, warmLight } from './palette';
import { blur, clip, type Sheet, tile } from './sheet';

/** Threads over and under, laid over a colour. */
export function weave(sheet: Sheet, transform = ''): string {
  return tile(
    sheet,
    [8, 8],
    `<path d="M0 2h8M0 6h8" stroke="${warmDark}" stroke-width="1.5" opacity=".16"/><path d="M2 0v8M6 0v8" stroke="${warmLight}" stroke-width="1.5" opacity=".2"/>`,
    transform,
  );
}

export const sheetwide = 'x="-100" y="-100" width="1000" height="1000"';

/** A shape of cloth: colour or pattern, threads, and what is drawn on it, cut to its outline. */
export function cloth(sheet: Sheet, outline: string, fill: string, over = '', turn = ''): string {
  return `<g ${clip(sheet, `<path d="${outline}"/>`)}><rect ${sheetwide} fill="${fill}"/><rect ${sheetwide} fill="${weave(sheet, turn)}"/>${over}</g>`;
}

export function fold(sheet: Sheet, path: string, width: number, light = false): string {
  return `<path d="${path}" fill="none" stroke="${light ? warmLight : warmDark}" stroke-width="${width}" opacity="${light ? 0.35 : 0.28}" ${blur(sheet, width / 2.5)}/>`;
}

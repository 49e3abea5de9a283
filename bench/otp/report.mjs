import { median } from '../figures.mjs';

/**
 * @typedef {Record<'engine' | 'raw' | 'insert' | 'peer' | 'ours', number[]> & { statements: number }} Figures
 *   how often a second, one per round
 */

/**
 * What one table of the codes came to, in Markdown.
 *
 * @param {Figures} figures
 */
export function table({ engine, raw, insert, peer, ours, statements }) {
  const row = (name, rates, per = 1) => {
    const all = rates.map((rate) => rate * per);
    const range = `${Math.round(Math.min(...all))} to ${Math.round(Math.max(...all))}`;
    return `| ${name} | ${Math.round(median(all))} | ${range} |`;
  };
  return [
    '| a second | median | range |',
    '| --- | ---: | ---: |',
    row(`journeys: its ${statements} statements, raw`, raw),
    row('journeys: the engine', engine),
    row('actions over HTTP: one insert, a cookie, a redirect', insert),
    row('actions over HTTP: ours, send and verify', ours, 2),
    row('journeys over HTTP: better-auth', peer),
    row('journeys over HTTP: ours', ours),
  ].join('\n');
}

/** The median of the rounds' own ratios: what disturbs the machine in one round disturbs both sides of it. */
const ratio = (ours, theirs, per = 1) =>
  median(ours.map((rate, round) => (rate * per) / theirs[round])).toFixed(2);

/** The ratios in one line. @param {[Figures, Figures]} both without and with old codes @param {number} old */
export function lastLine([without, withOld], old) {
  const part = ({ engine, raw, insert, peer, ours }) =>
    `engine/raw ${ratio(engine, raw)}, action/insert ${ratio(ours, insert, 2)}, ours/better-auth ${ratio(ours, peer)}`;
  const slower = `engine ${ratio(withOld.engine, without.engine)}, over HTTP ${ratio(withOld.ours, without.ours)}`;
  return `Ratios: ${part(without)}; with ${old.toLocaleString('en')} old challenges ${part(withOld)}; with them against without: ${slower}`;
}

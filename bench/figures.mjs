/** @param {number[]} values at least one @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {number[]} rates requests a second, one per round
 * @property {number[]} waits median answer time in ms, one per round
 * @property {number} bytes of one answer, as sent
 */

/**
 * A table in Markdown. The ratio is the median of the rounds' own ratios: what disturbs the machine in
 * one round disturbs both sides of it.
 *
 * @param {string} title @param {Figure[]} figures the first is what the others are compared with
 */
export function table(title, figures) {
  const [base] = figures;
  const rows = figures.map(({ name, rates, waits, bytes }) => {
    const ratio = median(rates.map((rate, round) => rate / base.rates[round]));
    const range = `${Math.round(Math.min(...rates))} to ${Math.round(Math.max(...rates))}`;
    return [
      name,
      (bytes / 1024).toFixed(1),
      Math.round(median(rates)),
      range,
      Math.round(median(waits)),
      ratio.toFixed(2),
    ];
  });
  return [
    `| ${title} | KB sent | requests a second | range | answer, ms | ratio |`,
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

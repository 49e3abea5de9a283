/**
 * The Mann-Whitney U test, two-sided: how likely two samples of one and the same source would differ at
 * least as much as these. Normal approximation, corrected for ties and continuity.
 *
 * @param {number[]} a @param {number[]} b ten values each or more
 * @returns {{ u: number, p: number }} `u` counts the pairs in which the value of `a` is the larger one,
 *   equal ones half
 */
export function mannWhitney(a, b) {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value }))].sort(
    (one, other) => one.value - other.value,
  );
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to].value === all[from].value) to += 1;
    // Equal values share the mean of the ranks that they take up.
    const rank = (from + 1 + to) / 2;
    rankSum += rank * all.slice(from, to).filter(({ isA }) => isA).length;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const n = all.length;
  const pairs = a.length * b.length;
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const deviation = Math.sqrt((pairs / 12) * (n + 1 - ties / (n * (n - 1))));
  const distance = Math.max(Math.abs(u - pairs / 2) - 0.5, 0);
  return { u, p: deviation === 0 ? 1 : Math.min(1, 2 * upperTail(distance / deviation)) };
}

/** The part of a normal distribution beyond z >= 0; Abramowitz and Stegun 26.2.17, to 7.5e-8. */
function upperTail(z) {
  const t = 1 / (1 + 0.2316419 * z);
  const sum =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

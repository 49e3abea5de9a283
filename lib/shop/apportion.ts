/**
 * Splits an amount in proportion to weights, in whole paise that sum up to it exactly: each part is
 * rounded down, and what is left goes paisa by paisa to the largest remainders (Hamilton's method),
 * to the earlier of equals. Weights are whole and not negative; where all are zero, so are the parts.
 */
export function apportion(amountPaise: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  // In bigint: an amount times a weight may be more than a number holds exactly.
  const shares = weights.map((weight, at) => {
    const product = BigInt(amountPaise) * BigInt(weight);
    return {
      at,
      paise: Number(product / BigInt(whole)),
      remainder: Number(product % BigInt(whole)),
    };
  });
  const left = amountPaise - shares.reduce((sum, { paise }) => sum + paise, 0);
  const lucky = shares.toSorted((a, b) => b.remainder - a.remainder).slice(0, left);
  const extra = new Set(lucky.map(({ at }) => at));
  return shares.map(({ at, paise }) => paise + (extra.has(at) ? 1 : 0));
}

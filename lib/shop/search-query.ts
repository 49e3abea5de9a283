/** The longest search that is looked at, in characters; a product's name is far shorter. */
export const maxQueryLength = 80;

export type SearchQuery = {
  /** What is searched for and shown back: one line, trimmed, cut; empty when nothing is left. */
  text: string;
  /** Something was cut off. */
  cut: boolean;
};

/** Reads `?q=` as the URL brings it: absent, once, or several times (the first counts). */
export function readQuery(raw: string | string[] | undefined): SearchQuery {
  const first = Array.isArray(raw) ? raw[0] : raw;
  const line = (first ?? '')
    // PostgreSQL refuses null bytes; the others would only confuse whoever reads them back.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .normalize('NFC')
    .trim();
  const letters = [...line];
  return {
    text: letters.slice(0, maxQueryLength).join('').trim(),
    cut: letters.length > maxQueryLength,
  };
}

import { displayCookieName } from './display-script.mjs';

/** What the header shows of one shopper: a first name when signed in, and the pieces in the basket. */
export type Display = { name: string | null; count: number };

const nobody: Display = { name: null, count: 0 };

/** Reads the display cookie out of `document.cookie`; whatever is malformed shows nobody. */
export function readDisplay(cookies: string): Display {
  const found = cookies.split('; ').find((pair) => pair.startsWith(`${displayCookieName}=`));
  if (!found) return nobody;
  try {
    const value: unknown = JSON.parse(
      decodeURIComponent(found.slice(displayCookieName.length + 1)),
    );
    if (typeof value !== 'object' || value === null) return nobody;
    const name = 'name' in value && typeof value.name === 'string' ? value.name : null;
    const count = 'count' in value && Number.isSafeInteger(value.count) ? Number(value.count) : 0;
    return { name, count: Math.max(0, count) };
  } catch {
    return nobody;
  }
}

/** Marks `<html>` with what the style sheet shows by: `data-member`, `data-count` and `--cart-count`. */
export function markDisplay(root: HTMLElement, { name, count }: Display): void {
  root.toggleAttribute('data-member', name !== null);
  root.toggleAttribute('data-count', count > 0);
  root.style.setProperty('--cart-count', `"${count}"`);
}

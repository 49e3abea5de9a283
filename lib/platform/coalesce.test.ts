import { describe, expect, it } from 'vitest';
import { coalesce } from './coalesce';

/** Work that ends when it is told to, and counts how often it began and how many run at once. */
function heldWork() {
  const ends: (() => void)[] = [];
  const seen = { begun: 0, atOnce: 0, most: 0 };
  const work = async () => {
    seen.begun += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    await new Promise<void>((end) => ends.push(end));
    seen.atOnce -= 1;
  };
  return { seen, work, endOne: () => ends.shift()?.() };
}

describe('work that is asked for while it runs', () => {
  it('is done once more afterwards, however often it was asked for', async () => {
    const { seen, work, endOne } = heldWork();
    const ask = coalesce(work);
    const all = [ask(), ask(), ask()];
    expect(seen).toEqual({ begun: 1, atOnce: 1, most: 1 });
    endOne();
    await expect.poll(() => seen.begun).toBe(2);
    endOne();
    await Promise.all(all);
    expect(seen).toEqual({ begun: 2, atOnce: 0, most: 1 });
  });

  it('is done again when it is asked for after its end, also after a failure', async () => {
    let times = 0;
    const ask = coalesce(async () => {
      times += 1;
      if (times === 1) throw new Error('first');
    });
    await expect(ask()).rejects.toThrow('first');
    await ask();
    expect(times).toBe(2);
  });
});

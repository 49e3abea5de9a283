import { z } from 'zod';

/** A carrier of a route; weight 0 is asked only when those before it did not take the message. */
export type Leg = { name: string; weight: number };

/** By country (ISO 3166-1 alpha-2); `*` is for all the others. */
export type Routes = Readonly<Record<string, readonly Leg[]>>;

/** How a carrier stands when a message is to leave. */
export type Standing = { isPaused: boolean; step: number };

/** What is left of a carrier's part after so many steps away from it; never nothing, or it could not come back. */
export const STEPS = [1, 0.5, 0.2, 0.05] as const;

const LEG = /^([a-z][a-z0-9-]*)(?::(\d{1,4}))?$/;

/** Carriers in their order: the first gets all, the others what those before them did not take. */
export const inOrder = (names: readonly string[]): Leg[] =>
  names.map((name, index) => ({ name, weight: index === 0 ? 1 : 0 }));

/**
 * `SMS_ROUTES`: `IN=msg91:9,panel:1 *=twilio,vonage`. With weights, messages are shared out by them; without,
 * names stand in their order.
 */
export const routes = z.string().transform((text, context): Routes => {
  const read: Record<string, Leg[]> = {};
  for (const entry of text.trim().split(/\s+/)) {
    const [country = '', list = '', ...more] = entry.split('=');
    const legs = list.split(',').map((leg) => LEG.exec(leg));
    if (!/^([A-Z]{2}|\*)$/.test(country) || more.length > 0 || legs.some((leg) => leg === null)) {
      context.addIssue({ code: 'custom', message: `"${entry}" is not like IN=msg91:9,panel:1` });
      return z.NEVER;
    }
    const named = legs.map((leg) => ({ name: leg?.[1] ?? '', weight: Number(leg?.[2] ?? 0) }));
    const isWeighted = named.some(({ weight }) => weight > 0);
    read[country] = isWeighted ? named : inOrder(named.map(({ name }) => name));
  }
  return read;
});

/**
 * The carriers to ask, the first one first: drawn by weight, passed over as often as its steps say, the
 * others behind it in their order. One that is paused is not asked.
 */
export function orderCarriers(
  legs: readonly Leg[],
  standing: (name: string) => Standing,
  random: () => number,
): string[] {
  const ready = legs.filter(({ name }) => !standing(name).isPaused);
  const passed: Leg[] = [];
  for (let rest = ready; rest.length > 0; ) {
    const leg = draw(rest, random);
    rest = rest.filter((other) => other !== leg);
    if (random() < (STEPS[standing(leg.name).step] ?? 0))
      return [leg, ...rest, ...passed].map(({ name }) => name);
    passed.push(leg);
  }
  return passed.map(({ name }) => name);
}

function draw(legs: readonly Leg[], random: () => number): Leg {
  const [first] = legs;
  if (!first) throw new Error('there is no carrier to draw');
  let point = random() * legs.reduce((sum, { weight }) => sum + weight, 0);
  for (const leg of legs) {
    if (point < leg.weight) return leg;
    point -= leg.weight;
  }
  return first;
}

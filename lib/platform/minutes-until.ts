/** Whole minutes from `now` until a moment, rounded up, at least one: "try again in … minutes". */
export function minutesUntil(moment: Date, now: Date): number {
  return Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 60_000));
}

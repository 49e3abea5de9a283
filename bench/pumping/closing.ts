import { PUMPING } from '@/lib/otp/traffic';
import type { Random } from './random';

/**
 * How often a new shop closes itself to honest people on its first day, 0 to 1: the rule alone, without the
 * engine. Of the shoppers `typed` in a hundred type their code, each after two others have asked for theirs.
 */
export function chanceToClose(
  random: Random,
  { typed, shoppers, trials }: { typed: number; shoppers: number; trials: number },
): number {
  const closed = Array.from({ length: trials }, () => closes(random, typed / 100, shoppers));
  return closed.filter(Boolean).length / trials;
}

function closes(random: Random, share: number, shoppers: number): boolean {
  let unverified = 0;
  let verified = 0;
  const underWay: boolean[] = [];
  for (let asked = 0; asked < shoppers; asked += 1) {
    const most = Math.max(PUMPING.unverifiedFloor, PUMPING.unverifiedShare * verified);
    if (unverified + 1 > most) return true;
    unverified += 1;
    underWay.push(random.share() < share);
    if (underWay.length <= 2 || !underWay.shift()) continue;
    unverified -= 1;
    verified += 1;
  }
  return false;
}

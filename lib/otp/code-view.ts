import { env } from '../platform/env';
import type { Ended } from './challenge';
import type { ChallengeView, Delivery } from './describe';

/** What a code screen needs in the browser. Durations, not moments: its clock may be wrong. */
export type CodeView = {
  /** The server's clock when this was true, ms; of two views the later one counts. */
  asOf: number;
  /** Which challenge this is; a form sends it back, so that an old tab's code is told apart. */
  challengeId: string;
  maskedPhone: string | null;
  end: Ended | null;
  expiresInMs: number;
  nextSendInMs: number;
  triesLeft: number;
  delivery: Delivery;
  /** Whether there is somebody who reads the code out in a call. */
  canCall: boolean;
  /** Whether what is said of the delivery may still change by itself. */
  settled: boolean;
};

export function codeView(view: ChallengeView, now: Date): CodeView {
  const asOf = now.getTime();
  if (view.status === 'ended')
    return {
      asOf,
      challengeId: '',
      maskedPhone: view.maskedPhone,
      end: view.end,
      expiresInMs: 0,
      nextSendInMs: 0,
      triesLeft: 0,
      delivery: 'sent',
      canCall: false,
      settled: true,
    };
  return {
    asOf,
    challengeId: view.id,
    maskedPhone: view.maskedPhone,
    end: null,
    expiresInMs: Math.max(0, view.expiresAt.getTime() - asOf),
    nextSendInMs: Math.max(0, view.nextSendAt.getTime() - asOf),
    triesLeft: view.triesLeft,
    delivery: view.delivery,
    canCall: env().voiceProvider !== null,
    settled: view.settled,
  };
}

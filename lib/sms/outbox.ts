import type { Tx } from '../platform/db';
import { enqueue } from '../platform/queue';

export const SEND_TASK = 'sms.send';

export type Letter = {
  to: string;
  template: string;
  params: Record<string, string>;
  locale: string;
  /** The code is not here: the worker asks for it when it sends. */
  challenge?: { id: string; generation: number };
  /** Written down as undeliverable from the start, with this reason. */
  dead?: string;
  notAfter: Date;
  now: Date;
};

/** Tries of one message; the backoff between them stays well within a code's life. */
const MAX_ATTEMPTS = 6;

/**
 * Puts a message into the outbox and adds its job, in the caller's transaction: a challenge that
 * was committed has a message that will be sent or marked undeliverable (I12).
 */
export async function queueMessage(tx: Tx, letter: Letter): Promise<string> {
  const { id } = await tx.smsMessage.create({
    data: {
      to: letter.to,
      template: letter.template,
      params: letter.params,
      locale: letter.locale,
      challengeId: letter.challenge?.id ?? null,
      generation: letter.challenge?.generation ?? null,
      status: letter.dead ? 'undeliverable' : 'queued',
      reason: letter.dead ?? null,
      createdAt: letter.now,
      notAfter: letter.notAfter,
    },
    select: { id: true },
  });
  await enqueue(tx, SEND_TASK, { id }, { key: `sms:${id}`, maxAttempts: MAX_ATTEMPTS });
  return id;
}

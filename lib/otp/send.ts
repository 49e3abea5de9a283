import { audit } from '../platform/audit';
import { freeAt, reserve } from '../platform/budget';
import type { Tx } from '../platform/db';
import type { OtpChallenge } from '../platform/generated/client';
import { queueMessage } from '../sms/outbox';
import { budgetKeys, phoneKey } from './challenge';
import { SEND_WINDOWS } from './purposes';

/** What a decoy's owner hears instead of a code; nothing where nobody is to be told. */
export type Notice = { to: string; template: string; params: Record<string, string> };

const NOTICE_WINDOWS = [{ max: 1, seconds: 3_600 }];

export type SendBudget = { ok: true; silent: boolean } | { ok: false; retryAt: Date };

/**
 * Reserves a message in the budgets of what the shopper typed and of the number behind it. Only
 * the first refusal is told; the second would tell that there is a number behind (I6).
 */
export async function reserveSend(
  tx: Tx,
  to: { throttleKey: string; phone: string | null },
  now: Date,
): Promise<SendBudget> {
  const [told, silent] = budgetKeys(to).map((key) => `send:${key}`);
  if (told && !(await reserve(tx, told, SEND_WINDOWS, now))) {
    const retryAt = (await freeAt(tx, told, SEND_WINDOWS, now)) ?? now;
    return { ok: false, retryAt };
  }
  return { ok: true, silent: silent ? !(await reserve(tx, silent, SEND_WINDOWS, now)) : false };
}

/**
 * Writes exactly one outbox row for one generation of a challenge, whichever kind it is: the code,
 * the notice to a decoy's owner, or a dead letter. So all kinds do the same work (I6, I12).
 */
export async function queueSend(
  tx: Tx,
  challenge: OtpChallenge,
  { silent, notice }: { silent: boolean; notice?: Notice | undefined },
  now: Date,
): Promise<void> {
  const letter = { locale: challenge.locale, now, notAfter: challenge.expiresAt };
  const told = notice && (await reserveNotice(tx, challenge, notice, now));
  if (told) {
    await queueMessage(tx, { ...letter, ...notice });
  } else {
    const dead = silent ? 'send_budget' : challenge.decoy ? 'decoy' : null;
    await queueMessage(tx, {
      ...letter,
      to: challenge.phone ?? 'nobody',
      template: `code.${challenge.purpose}`,
      params: challenge.message as Record<string, string>,
      challenge: { id: challenge.id, generation: challenge.generation },
      ...(dead ? { dead } : {}),
    });
  }
  await audit(
    tx,
    {
      event: 'send',
      purpose: challenge.purpose,
      phone: challenge.phone,
      challengeId: challenge.id,
      reason: challenge.decoy
        ? 'decoy'
        : silent
          ? 'send_budget'
          : `generation ${challenge.generation}`,
    },
    now,
  );
}

/** Nobody can fill an owner's phone with notices: one an hour of a kind, within the number's budget. */
async function reserveNotice(
  tx: Tx,
  challenge: OtpChallenge,
  notice: Notice,
  now: Date,
): Promise<boolean> {
  if (!(await reserve(tx, `notice:${notice.template}:${notice.to}`, NOTICE_WINDOWS, now)))
    return false;
  const counted = challenge.throttleKey === phoneKey(notice.to);
  return counted || reserve(tx, `send:${phoneKey(notice.to)}`, SEND_WINDOWS, now);
}

import type { Tx } from '../platform/db';
import { maskMessages } from '../sms/forget-messages';
import { emailKey, phoneKey } from './challenge';

/** Whose traces: an account, by all that the engine knows it by. */
export type Erased = { id: string; phone: string; email: string };

/**
 * Erases what the engine holds of somebody: challenges, failures in a row, the number in messages. Counts of
 * messages keep their keys until no limit reaches them, two days at most (`forgetOld`): who opens and erases
 * accounts in turns is not sent more for it.
 */
export async function eraseCodes(tx: Tx, { id, phone, email }: Erased): Promise<void> {
  const keys = [phoneKey(phone), emailKey(email)];
  await tx.otpChallenge.deleteMany({
    where: { OR: [{ accountId: id }, { subject: id }, { phone }, { throttleKey: { in: keys } }] },
  });
  await tx.codeGuard.deleteMany({
    where: {
      OR: [
        { key: { endsWith: `:${id}` } },
        { key: { in: keys.flatMap((key) => [`number:${key}`, `wait:${key}`]) } },
        ...keys.map((key) => ({ key: { startsWith: `wait:${key}@` } })),
      ],
    },
  });
  await maskMessages(tx, { to: phone });
}

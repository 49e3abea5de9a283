import type { Tx } from '../../platform/db';
import type { Payment } from '../../platform/generated/client';
import { enqueue } from '../../platform/queue';

export const CAPTURE_TASK = 'payments.capture';
export const VOID_TASK = 'payments.void';

type Owed = Pick<Payment, 'id' | 'method' | 'status'>;

/** An order came about: its payment is captured after the commit. Cash stays due on delivery. */
export async function queueCapture(tx: Tx, payment: Owed): Promise<void> {
  if (payment.method === 'cash') return;
  await enqueue(tx, CAPTURE_TASK, { paymentId: payment.id }, { key: `capture:${payment.id}` });
}

/** An order did not come about: cash is no longer due at once, the gateway is told after the commit. */
export async function queueVoid(tx: Tx, payment: Owed, now: Date): Promise<void> {
  if (payment.method === 'cash') {
    await tx.payment.updateMany({
      where: { id: payment.id, status: 'due_on_delivery' },
      data: { status: 'voided', voidedAt: now },
    });
    return;
  }
  await enqueue(tx, VOID_TASK, { paymentId: payment.id }, { key: `void:${payment.id}` });
}

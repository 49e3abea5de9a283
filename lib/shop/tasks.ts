import { z } from 'zod';
import { db } from '../platform/db';
import { forgetGuestCarts } from './cart/forget-carts';
import { queueRelease, RELEASE_TASK } from './checkout/hold-order';
import { releaseExpired } from './checkout/release-order';
import { demoGateway } from './payments/demo-gateway';
import { CAPTURE_TASK, VOID_TASK } from './payments/payment-jobs';
import { capturePayment, voidPayment } from './payments/settle-payment';

export const FORGET_CARTS_TASK = 'carts.forget';

type Task = (payload: unknown) => Promise<void>;

const order = z.object({ orderId: z.uuid() });
const payment = z.object({ paymentId: z.uuid() });

/** The shop's jobs by name, for the queue's worker. Each may run again with the same payload. */
export const shopTasks: Record<string, Task> = {
  [RELEASE_TASK]: async (payload) => {
    const { orderId } = order.parse(payload);
    if (await releaseExpired(db(), orderId, new Date())) return;
    // The hold was prolonged while this job was on its way: come back at its end.
    const waiting = await db().order.findFirst({
      where: { id: orderId, status: 'awaiting_approval' },
      select: { holdExpiresAt: true },
    });
    if (waiting) await db().$transaction((tx) => queueRelease(tx, orderId, waiting.holdExpiresAt));
  },
  [CAPTURE_TASK]: async (payload) => {
    await capturePayment(db(), demoGateway(db()), payment.parse(payload).paymentId, new Date());
  },
  [VOID_TASK]: async (payload) => {
    await voidPayment(db(), demoGateway(db()), payment.parse(payload).paymentId, new Date());
  },
  [FORGET_CARTS_TASK]: async () => {
    await forgetGuestCarts(db(), new Date());
  },
};

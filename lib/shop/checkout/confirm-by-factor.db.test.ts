import { beforeEach, describe, expect, test } from 'vitest';
import { anApp } from '@/lib/identity/factors/factor-fixtures';
import { passkeyRequest } from '@/lib/identity/factors/passkey';
import { aPasskey } from '@/lib/identity/factors/passkey-fixtures';
import { type ProofRefused, proveFactor } from '@/lib/identity/factors/prove';
import { atOnce, notThe } from '@/lib/otp/challenge-fixtures';
import { findOpenChallenge } from '@/lib/otp/stand-in';
import { db } from '@/lib/platform/db';
import { lockCart } from '../cart/cart-owner';
import { addToCart, setQuantity } from '../cart/change-cart';
import { readCart } from '../cart/read-cart';
import { aProduct, stockOf } from '../shop-fixtures';
import { aMemberWith, NOW, placeAs, waitingOrder } from './checkout-fixtures';
import { confirmByFactor } from './confirm-by-factor';
import { confirmOrder } from './confirm-order';

type Waiting = Awaited<ReturnType<typeof waitingOrder>>;
type Member = Awaited<ReturnType<typeof aMemberWith>>;
type Proof = { factor: 'app' | 'passkey'; typed: string };

/** An app's first code is used up when it is set up; the next one is half a minute later. */
const LATER = new Date(NOW.getTime() + 30_000);

let sku: string;
let member: Member;
let waiting: Waiting;
let device: Awaited<ReturnType<typeof aPasskey>>;
let shown: Awaited<ReturnType<typeof anApp>>;

beforeEach(async () => {
  [sku] = await aProduct([{ stock: 10, pricePaise: 50_000 }]);
  member = await aMemberWith({ sku, quantity: 2 });
  device = await aPasskey(member.id, NOW);
  shown = await anApp({ ...member, locale: 'en' }, NOW);
  waiting = await waitingOrder(member);
});

const confirm = (proof: Proof, who = member, holder = waiting.holder, now = LATER) =>
  confirmByFactor<ProofRefused>(
    db(),
    { holder, userId: who.id },
    (over, act) => proveFactor(db(), { userId: who.id, proof, over }, act, now),
    now,
  );

async function signed(holder = waiting.holder, by = device, who = member): Promise<Proof> {
  const open = await findOpenChallenge(db(), 'checkout', holder, NOW);
  const request = open && (await passkeyRequest(db(), who.id, open));
  if (!request) throw new Error('nothing to sign');
  return { factor: 'passkey', typed: by.sign(request) };
}
const typed = async (): Promise<Proof> => ({ factor: 'app', typed: shown(LATER) });
const wrong = async (): Promise<Proof> => ({ factor: 'app', typed: notThe(shown(LATER)) });

const orderNow = () => db().order.findUniqueOrThrow({ where: { id: waiting.order.id } });
const ended = { ok: false, reason: 'ended' };

describe.each([
  ['a passkey', () => signed()],
  ['the code of an app', typed],
])('[N6] %s in place of the code', (_, prove) => {
  test('[A10] places the order and empties the basket, once', async () => {
    const proof = await prove();
    expect(await confirm(proof)).toEqual({ ok: true, result: { number: waiting.order.number } });
    expect((await readCart(db(), { userId: member.id }, 'en')).count).toBe(0);
    expect(await orderNow()).toMatchObject({ status: 'placed', placedAt: LATER, stockHeld: true });
    expect(await confirm(proof)).toEqual(ended);
    const { holder, code } = waiting;
    const request = { holder, typed: code, client: null, userId: member.id };
    expect(await confirmOrder(db(), request, LATER)).toEqual({ ok: false, reason: 'used' });
  });

  test('[N3] I2: fifty at once, and the message’s code among them, place one order', async () => {
    const proof = await prove();
    const { holder, code } = waiting;
    const request = { holder, typed: code, client: null, userId: member.id };
    const results = await atOnce<{ ok: boolean }>(50, (index) =>
      index === 25 ? confirmOrder(db(), request, LATER) : confirm(proof),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const where = { orderId: waiting.order.id, kind: 'placed' };
    expect(await db().orderEvent.count({ where })).toBe(1);
    expect(await stockOf(sku)).toBe(8);
  });

  test('[T3] [P4] I5: is worth nothing once the order changed, also when it was changed back', async () => {
    const proof = await prove();
    await addToCart(db(), { userId: member.id }, { variantId: sku, quantity: 1 }, NOW);
    await setQuantity(db(), { userId: member.id }, { variantId: sku, quantity: 2 }, NOW);
    expect(await confirm(proof)).toEqual(ended);
    expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'changed' });
    expect(await stockOf(sku)).toBe(10);
  });

  test('[T3] I5: nor once a price changed, which voids the approval and is written down', async () => {
    const proof = await prove();
    await db().variant.update({ where: { id: sku }, data: { pricePaise: 50_100 } });
    expect(await confirm(proof)).toEqual(ended);
    const where = { challengeId: waiting.holder.id, event: 'void', reason: 'changed' };
    expect(await db().auditEvent.count({ where })).toBe(1);
    expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'changed' });
  });

  test('[T4] the gate inside finds a price that changes between the check and the order', async () => {
    const proof = await prove();
    let answer: ReturnType<typeof confirm> | undefined;
    await db().$transaction(async (tx) => {
      await lockCart(tx, { userId: member.id });
      await tx.variant.update({ where: { id: sku }, data: { pricePaise: 50_100 } });
      answer = confirm(proof);
      await expect.poll(waitingForALock, { timeout: 10_000 }).toBe(true);
    });
    expect(await answer).toEqual(ended);
    expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'changed' });
  });

  test('[P3] is too late after five minutes, and of no use without the browser that asked', async () => {
    const proof = await prove();
    const stolen = { id: waiting.holder.id, secret: 'x' };
    expect(await confirm(proof, member, stolen)).toEqual(ended);
    expect(await confirm(proof, member, waiting.holder, waiting.expiresAt)).toEqual(ended);
    expect((await orderNow()).status).toBe('awaiting_approval');
  });
});

test('[A4] [P4] a passkey signs one order: not the next of the same member', async () => {
  const first = await signed();
  await addToCart(db(), { userId: member.id }, { variantId: sku, quantity: 1 }, NOW);
  const next = await placeAs(member, { holder: waiting.holder });
  if (!next.ok) throw new Error(next.reason);
  expect(await confirm(first, member, next.holder)).toMatchObject({ reason: 'wrong' });
  expect(await confirm(await signed(next.holder), member, next.holder)).toMatchObject({ ok: true });
});

test('[A4] another member’s passkey, app or session approves nothing', async () => {
  const thief = await aMemberWith();
  const theirs = await aPasskey(thief.id, NOW);
  const app = await anApp({ ...thief, locale: 'en' }, NOW);
  const proofs: Proof[] = [
    await signed(waiting.holder, theirs),
    { factor: 'app', typed: app(LATER) },
  ];
  for (const proof of proofs) {
    expect(await confirm(proof)).toMatchObject({ reason: 'wrong' });
    expect(await confirm(proof, thief)).toEqual(ended);
  }
  expect((await orderNow()).status).toBe('awaiting_approval');
});

test('[T2] [P2] five wrong ones, of whatever kind, end the approval and give the stock back', async () => {
  const { holder, code } = waiting;
  const request = { holder, typed: notThe(code), client: null, userId: member.id };
  for (let count = 0; count < 2; count += 1) await confirmOrder(db(), request, NOW);
  for (let count = 0; count < 2; count += 1)
    expect(await confirm(await wrong())).toMatchObject({ reason: 'wrong' });
  expect(await confirm(await wrong())).toEqual(ended);
  expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'too_many_tries' });
  expect(await stockOf(sku)).toBe(10);
  expect(await confirm(await typed())).toEqual(ended);
});

test('an approval that a newer one took the place of is over; the order goes on with the newer', async () => {
  const proof = await typed();
  const again = await placeAs(member, { holder: null });
  if (!again.ok) throw new Error(again.reason);
  expect(await confirm(proof)).toEqual(ended);
  expect((await orderNow()).status).toBe('awaiting_approval');
  expect(await confirm(proof, member, again.holder)).toMatchObject({ ok: true });
});

test('a message that was answered by other means is no sign of pumping', async () => {
  await db().smsTraffic.deleteMany();
  await confirm(await signed());
  const total = await db().smsTraffic.findFirstOrThrow({ where: { scope: 'country:IN proved' } });
  expect(total.verified).toBe(1);
});

async function waitingForALock(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waiting: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`;
  return row?.waiting ?? false;
}

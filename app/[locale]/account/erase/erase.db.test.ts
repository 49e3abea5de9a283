import { describe, expect, it } from 'vitest';
import { eraseAccount } from '@/lib/identity/erase-account';
import { makeBackupCodes } from '@/lib/identity/factors/backup-codes';
import { aMember, anApp } from '@/lib/identity/factors/factor-fixtures';
import { aPasskey } from '@/lib/identity/factors/passkey-fixtures';
import { proveFactor } from '@/lib/identity/factors/prove';
import { createSession } from '@/lib/identity/sessions';
import { issueTicket } from '@/lib/identity/tickets';
import { trustDevice } from '@/lib/identity/trusted-devices';
import { atOnce, notThe } from '@/lib/otp/challenge-fixtures';
import { forgetOld } from '@/lib/otp/forget';
import { db } from '@/lib/platform/db';
import { maskPhone } from '@/lib/platform/mask';
import { sha256 } from '@/lib/platform/secret';
import { addToCart } from '@/lib/shop/cart/change-cart';
import { ADDRESS, aMemberWith, NOW, waitingOrder } from '@/lib/shop/checkout/checkout-fixtures';
import { confirmOrder } from '@/lib/shop/checkout/confirm-order';
import { leaveOrders } from '@/lib/shop/orders/leave-orders';
import { aProduct, aShopper, stockOf } from '@/lib/shop/shop-fixtures';

/** Tables that say who somebody is, by name, number, email, address or the id of the account. */
const WITH_A_PERSON = [
  ...['addresses', 'audit_events', 'authenticators', 'backup_codes', 'budgets', 'carts'],
  ...['code_guards', 'orders', 'otp_challenges', 'passkeys', 'payments', 'reset_permits'],
  'sessions',
  ...['sms_messages', 'trusted_devices', 'users'],
];
/** Tables that belong to a row of those and say nothing of a person themselves. */
const PARTS = [
  ...['cart_lines', 'order_events', 'order_lines', 'passkey_enrolments', 'sign_in_tickets'],
  'sms_attempts',
];
const WITHOUT = [
  ...['_prisma_migrations', 'categories', 'product_pictures', 'products', 'variants'],
  ...['address_countries', 'carriers', 'sms_receipts', 'sms_traffic'],
];
/** Numbers that said STOP, whoever has them: who is forgotten must not get messages again for it. */
const KEPT = ['sms_opt_outs'];
/** What stands in for the world outside, in demo mode: the phone, its carrier, the bank. */
const OUTSIDE = ['demo_faults', 'demo_gateway_entries', 'demo_inbox_messages', 'demo_sim_swaps'];

const SIGN_IN = { id: '', purpose: 'login', binding: '', nonce: new Uint8Array(16), keyId: 'demo' };

const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const erase = (userId: string) => eraseAccount(db(), { userId, locale: 'en' }, leaveOrders, at(60));

/** Somebody who has used all that there is, with an order placed and another one waiting. */
async function somebody() {
  const member = await aMember(NOW);
  const { id: userId } = member;
  const upi = `meera${member.phone.slice(-4)}@upi`;
  const session = await createSession(db(), { userId, device: 'Chrome on Android' }, NOW);
  await issueTicket(db(), session.id, NOW);
  await trustDevice(db(), { userId, device: 'Chrome on Android' }, NOW);
  await db().resetPermit.create({
    data: { userId, tokenHash: sha256(upi), expiresAt: at(900) },
  });
  await anApp(member, NOW);
  await aPasskey(userId, NOW);
  const [code = ''] = await makeBackupCodes(db(), member, NOW);
  const proof = { factor: 'backup' as const, typed: `${code.slice(0, -4)}0000` };
  await proveFactor(db(), { userId, proof, over: SIGN_IN }, async () => null, NOW);
  const [sku] = await aProduct([{ stock: 9 }]);
  const put = () => addToCart(db(), { userId }, { variantId: sku, quantity: 1 }, NOW);
  const there = { name: member.name, phone: '+919899900011', city: 'Thrissur' };
  const address = { ...ADDRESS, ...there };
  await put();
  const first = await waitingOrder(member, { address, payment: { method: 'upi', id: upi } });
  const { holder, code: right } = first;
  const typing = { holder, client: null, userId };
  await confirmOrder(db(), { ...typing, typed: right }, NOW);
  await put();
  const waiting = await waitingOrder(member, { address });
  await confirmOrder(
    db(),
    { ...typing, holder: waiting.holder, typed: notThe(waiting.code) },
    at(1),
  );
  const said = [member.name, member.email, member.phone.slice(-10), upi, '9899900011', 'Thrissur'];
  return { member, sku, placed: first.order, waiting, traces: [userId, ...said] };
}

async function tables(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  return rows.map(({ name }) => name).sort();
}

/** The tables, jobs included, with the rows that hold one of these. */
async function rowsWith(traces: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const ours = (await tables()).filter((name) => !OUTSIDE.includes(name));
  for (const name of [...ours, 'graphile_worker._private_jobs']) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM ${name} AS t`,
    );
    const holding = rows.map(({ row }) => row).filter((row) => traces.some((t) => row.includes(t)));
    if (holding.length > 0) found[name] = holding;
  }
  return found;
}

describe('erasing an account', () => {
  it('knows of every table whether it holds a person', async () => {
    const known = [...WITH_A_PERSON, ...PARTS, ...WITHOUT, ...KEPT, ...OUTSIDE].sort();
    expect(await tables()).toEqual(known);
  });

  it('[G2] leaves of a person the log with the number masked, and for two days what limits need', async () => {
    const { member, traces } = await somebody();
    expect(Object.keys(await rowsWith(traces)).sort()).toEqual(WITH_A_PERSON);
    expect(await erase(member.id)).toBe(true);

    const left = await rowsWith(traces);
    expect(Object.keys(left).sort()).toEqual(['audit_events', 'budgets', 'sms_messages']);
    expect(left.sms_messages).toHaveLength(1);
    expect(left.sms_messages?.[0]).toContain('notice.account_erased');
    for (const table of ['cart_lines', 'sign_in_tickets'] as const)
      expect(await db().$queryRawUnsafe(`SELECT 1 FROM ${table}`)).toEqual([]);

    await forgetOld(db(), at(2 * 86_400 + 61));
    expect(Object.keys(await rowsWith(traces))).toEqual(['audit_events']);
    const { id, ...rest } = member;
    expect(await rowsWith([rest.name, rest.email, rest.phone.slice(-10)])).toEqual({});
    const log = await db().auditEvent.findMany({ where: { userId: id, event: 'erase' } });
    expect(log).toMatchObject([{ phoneMasked: maskPhone(member.phone), reason: 'by_owner' }]);
  });

  it('[G2] keeps what was bought and at which tax, and gives back what waited', async () => {
    const { member, sku, placed, waiting } = await somebody();
    expect(await stockOf(sku)).toBe(7);
    await erase(member.id);
    expect(await stockOf(sku)).toBe(8);
    const kept = await db().order.findUniqueOrThrow({
      where: { id: placed.id },
      include: { lines: true, payment: true },
    });
    const { totalPaise, taxPaise, lines } = placed;
    expect(kept).toMatchObject({ status: 'placed', totalPaise, taxPaise, shipState: 'Delhi' });
    expect(kept.lines).toEqual(lines);
    expect(kept).toMatchObject({ userId: null, shipName: '', shipPin: '', binding: '' });
    expect(kept.payment).toMatchObject({ instrument: '', method: 'upi' });
    const released = await db().order.findUniqueOrThrow({ where: { id: waiting.order.id } });
    expect(released).toMatchObject({ status: 'cancelled', cancelReason: 'erased', userId: null });
  });

  it('happens once, of several at once, and its owner is told once', async () => {
    const member = await aShopper();
    const results = await atOnce(5, () => erase(member.id));
    expect(results.filter(Boolean)).toHaveLength(1);
    const told = { to: member.phone, template: 'notice.account_erased', status: 'queued' as const };
    expect(await db().smsMessage.count({ where: told })).toBe(1);
  });

  it('meets an order that is being confirmed: placed or given back, and nobody’s either way', async () => {
    const [sku] = await aProduct([{ stock: 9 }]);
    let sold = 0;
    for (let round = 0; round < 6; round += 1) {
      const member = await aMemberWith({ sku });
      const { order, holder, code } = await waitingOrder(member);
      const confirm = () =>
        confirmOrder(db(), { holder, typed: code, client: null, userId: member.id }, at(60));
      // Now the one is first, now the other.
      const first = round % 2 ? [confirm(), erase(member.id)] : [erase(member.id), confirm()];
      await Promise.all(first);
      const { status, ...left } = await db().order.findUniqueOrThrow({ where: { id: order.id } });
      expect(left).toMatchObject({ userId: null, shipName: '' });
      expect(['placed', 'cancelled']).toContain(status);
      if (status === 'placed') sold += 1;
      expect(await stockOf(sku)).toBe(9 - sold);
    }
  });

  it('does not leave an order with a name in it: the database refuses that', async () => {
    const [sku] = await aProduct([{ stock: 1 }]);
    const { order } = await waitingOrder(await aMemberWith({ sku }));
    const letGo = db().order.update({ where: { id: order.id }, data: { userId: null } });
    await expect(letGo).rejects.toThrow(/orders_of_nobody_name_nobody/);
  });
});

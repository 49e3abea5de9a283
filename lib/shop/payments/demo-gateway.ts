import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/db';
import type { DemoGatewayEntry, PrismaClient } from '../../platform/generated/client';
import type { Authorisation, Gateway, PaymentSource } from './gateway';

/** Published on the checkout page: what each does. */
export const DEMO_CARDS = {
  approved: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  slow: '4000 0000 0000 0077',
} as const;
export const DEMO_UPI = { approved: 'name@upi', declined: 'declined@upi' } as const;

const SLOW_MS = 6_000;

const digitsOf = (card: string) => card.replace(/ /g, '');

function decide(source: PaymentSource): 'approved' | 'declined' {
  if (source.method === 'upi') return source.id === DEMO_UPI.declined ? 'declined' : 'approved';
  return source.number === digitsOf(DEMO_CARDS.declined) ? 'declined' : 'approved';
}

function isSlow(source: PaymentSource): boolean {
  return source.method === 'card' && source.number === digitsOf(DEMO_CARDS.slow);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * A gateway that lives in our database, with a book of its own as a bank would keep it. The card is
 * looked at and forgotten: the book holds keys, amounts and outcomes.
 */
export function demoGateway(
  db: PrismaClient,
  { wait = pause, clock = () => new Date() }: { wait?: typeof pause; clock?: () => Date } = {},
): Gateway {
  /** Writes an entry, or finds the one that this key wrote before. */
  async function enter(
    tx: PrismaClient | Tx,
    entry: Pick<DemoGatewayEntry, 'reference' | 'kind' | 'outcome' | 'amountPaise'>,
    idempotencyKey: string,
  ): Promise<DemoGatewayEntry> {
    // One statement decides between two requests with one key; the loser reads what the winner wrote.
    await tx.demoGatewayEntry.createMany({
      data: [{ ...entry, idempotencyKey, at: clock() }],
      skipDuplicates: true,
    });
    return tx.demoGatewayEntry.findUniqueOrThrow({ where: { idempotencyKey } });
  }

  /** The authorisation of a key, locked: taking it and giving it up line up. */
  async function locked(tx: Tx, idempotencyKey: string): Promise<DemoGatewayEntry | null> {
    await tx.$queryRaw`
      SELECT 1 FROM demo_gateway_entries WHERE idempotency_key = ${idempotencyKey} FOR UPDATE`;
    return tx.demoGatewayEntry.findUnique({ where: { idempotencyKey } });
  }

  const done = (tx: Tx, reference: string, kind: 'capture' | 'void') =>
    tx.demoGatewayEntry.findFirst({ where: { reference, kind } });

  return {
    async authorise({ key, amountPaise, source }): Promise<Authorisation> {
      if (isSlow(source)) await wait(SLOW_MS);
      const entry = await enter(
        db,
        {
          reference: `demo_${randomUUID()}`,
          kind: 'authorise',
          outcome: decide(source),
          amountPaise,
        },
        key,
      );
      const outcome = entry.outcome === 'approved' ? 'approved' : 'declined';
      return { outcome, reference: entry.reference };
    },

    async capture({ key, authorisedAs }) {
      return db.$transaction(async (tx) => {
        const held = await locked(tx, authorisedAs);
        if (held?.outcome !== 'approved' || (await done(tx, held.reference, 'void')))
          return { outcome: 'refused' };
        const { reference, amountPaise } = held;
        if (!(await done(tx, reference, 'capture')))
          await enter(tx, { reference, kind: 'capture', outcome: 'captured', amountPaise }, key);
        return { outcome: 'captured' };
      });
    },

    async void({ key, authorisedAs }) {
      const reference = `demo_${randomUUID()}`;
      // Where no request has arrived yet, its place is taken: it will find itself declined.
      await enter(
        db,
        { reference, kind: 'authorise', outcome: 'withdrawn', amountPaise: 0 },
        authorisedAs,
      );
      return db.$transaction(async (tx) => {
        const held = await locked(tx, authorisedAs);
        if (held?.outcome !== 'approved') return { outcome: 'voided' };
        if (await done(tx, held.reference, 'capture')) return { outcome: 'refused' };
        const { reference, amountPaise } = held;
        if (!(await done(tx, reference, 'void')))
          await enter(tx, { reference, kind: 'void', outcome: 'voided', amountPaise }, key);
        return { outcome: 'voided' };
      });
    },
  };
}

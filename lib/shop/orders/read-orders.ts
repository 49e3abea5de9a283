import type { Db } from '../../platform/db';
import type { Prisma } from '../../platform/generated/client';
import { isOrderNumber } from './order-number';

const whole = {
  lines: { orderBy: { position: 'asc' } },
  events: { orderBy: { at: 'asc' } },
  payment: true,
} as const satisfies Prisma.OrderInclude;

type OrderRow = Prisma.OrderGetPayload<{ include: typeof whole }>;

/** An order as its owner sees it; amounts in paise. */
export type OrderView = ReturnType<typeof viewOf>;

function viewOf(order: OrderRow) {
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    cancelReason: order.cancelReason,
    addressId: order.addressId,
    createdAt: order.createdAt,
    placedAt: order.placedAt,
    payee: order.payee,
    deliveryMethod: order.deliveryMethod,
    paymentMethod: order.paymentMethod,
    subtotalPaise: order.subtotalPaise,
    deliveryPaise: order.deliveryPaise,
    taxPaise: order.taxPaise,
    totalPaise: order.totalPaise,
    /** As on a label, without empty lines. */
    address: [
      order.shipName,
      order.shipLine1,
      order.shipLine2,
      `${order.shipCity} ${order.shipPin}`,
      order.shipState,
      order.shipPhone,
    ].filter(Boolean),
    payment: order.payment && {
      status: order.payment.status,
      method: order.payment.method,
      instrument: order.payment.instrument,
    },
    lines: order.lines.map((line) => ({
      key: line.id,
      slug: line.productId,
      name: line.productName,
      options: line.optionsText,
      picture: line.pictureSrc,
      quantity: line.quantity,
      unitPricePaise: line.unitPricePaise,
      taxPaise: line.taxPaise,
    })),
    events: order.events.map(({ id, kind, at }) => ({ id, kind, at })),
  };
}

/** One order of this member, by id; null for anybody else's. */
export async function readOwnOrder(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<OrderView | null> {
  const order = await db.order.findFirst({ where: { id, userId }, include: whole });
  return order && viewOf(order);
}

/** One order of this member, by the number people see; null when it is malformed, foreign or unknown. */
export async function readOrderByNumber(
  db: Db,
  { userId, number }: { userId: string; number: string },
): Promise<OrderView | null> {
  if (!isOrderNumber(number)) return null;
  const order = await db.order.findFirst({ where: { number, userId }, include: whole });
  return order && viewOf(order);
}

/** A member's orders, latest first; those that never came about are left out. */
export async function listOrders(db: Db, userId: string, most = 50): Promise<OrderView[]> {
  const orders = await db.order.findMany({
    where: { userId, status: 'placed' },
    orderBy: { createdAt: 'desc' },
    take: most,
    include: whole,
  });
  return orders.map(viewOf);
}

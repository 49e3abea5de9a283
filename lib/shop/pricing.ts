import type { DeliveryMethod } from '../platform/generated/enums';
import { apportion } from './apportion';

export const DELIVERY_METHODS = ['standard', 'express'] as const satisfies DeliveryMethod[];

const STANDARD_PAISE = 7_900;
const EXPRESS_PAISE = 19_900;
/** From this subtotal on, standard delivery costs nothing. */
export const FREE_DELIVERY_FROM_PAISE = 150_000;

export type PricedLine = { quantity: number; unitPricePaise: number; taxRatePercent: number };

export type Totals = {
  subtotalPaise: number;
  deliveryPaise: number;
  /** GST inside the goods and their delivery: shown, never added. */
  taxPaise: number;
  totalPaise: number;
};

/** The GST inside an amount that includes it, in paise, rounded half up as invoices do. */
export function taxInside(amountPaise: number, ratePercent: number): number {
  return Math.round((amountPaise * ratePercent) / (100 + ratePercent));
}

/** The GST inside one line, rounded once for the whole line. */
export function lineTax(line: PricedLine): number {
  return taxInside(line.quantity * line.unitPricePaise, line.taxRatePercent);
}

/** What a delivery costs for this subtotal, in paise. */
export function deliveryPrice(method: DeliveryMethod, subtotalPaise: number): number {
  if (method === 'express') return EXPRESS_PAISE;
  return subtotalPaise >= FREE_DELIVERY_FROM_PAISE ? 0 : STANDARD_PAISE;
}

/**
 * The GST inside what a delivery costs, in paise. Goods and their carriage are a composite supply,
 * which is taxed as the goods are (CGST Act 2017, sections 2(30) and 8). Where they have several
 * rates, each takes as much of the delivery as its share of the goods' value: the Act names no
 * split, and this one depends neither on the order of the lines nor on a single small one of them.
 */
export function deliveryTax(lines: readonly PricedLine[], deliveryPaise: number): number {
  const rates = [...new Set(lines.map((line) => line.taxRatePercent))].sort((a, b) => b - a);
  const values = rates.map((rate) =>
    lines
      .filter((line) => line.taxRatePercent === rate)
      .reduce((sum, line) => sum + line.quantity * line.unitPricePaise, 0),
  );
  const parts = apportion(deliveryPaise, values);
  return rates.reduce((sum, rate, at) => sum + taxInside(parts[at] ?? 0, rate), 0);
}

/** All sums of an order in paise: the total is subtotal and delivery, prices being with tax. */
export function totalsOf(lines: readonly PricedLine[], delivery: DeliveryMethod): Totals {
  let subtotalPaise = 0;
  let taxPaise = 0;
  for (const line of lines) {
    subtotalPaise += line.quantity * line.unitPricePaise;
    taxPaise += lineTax(line);
  }
  const deliveryPaise = deliveryPrice(delivery, subtotalPaise);
  taxPaise += deliveryTax(lines, deliveryPaise);
  return { subtotalPaise, deliveryPaise, taxPaise, totalPaise: subtotalPaise + deliveryPaise };
}

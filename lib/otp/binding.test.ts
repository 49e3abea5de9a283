import { expect, it } from 'vitest';
import { bindingOf } from './binding';

const order = { total: 249_900, lines: [{ sku: 'A', quantity: 1 }], payee: 'Kulhad Homeware' };

it('is one digest for one order, whatever the order of its keys', () => {
  const { payee, total, lines } = order;
  expect(bindingOf({ payee, lines, total })).toBe(bindingOf(order));
});

it('[P4] is another digest for one rupee, one piece, one letter more', () => {
  const digests = [
    order,
    { ...order, total: 250_000 },
    { ...order, payee: 'Kulhad Homewares' },
    { ...order, lines: [{ sku: 'A', quantity: 2 }] },
    { ...order, lines: [...order.lines, ...order.lines] },
    { ...order, extra: null },
  ].map(bindingOf);
  expect(new Set(digests).size).toBe(digests.length);
});

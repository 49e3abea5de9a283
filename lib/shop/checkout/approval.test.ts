import { describe, expect, it } from 'vitest';
import { demoRegistry } from '../../sms/dlt/configured';
import { stamp } from '../../sms/dlt/stamp';
import { render } from '../../sms/templates/render';
import { newOrderNumber } from '../orders/order-number';
import { type Approval, amountInMessage, approvalBinding, PAYEE } from './approval';

const approval: Approval = {
  order: { id: 'b7c6', number: 'KUL-7F3K2M' },
  userId: 'u1',
  currency: 'INR',
  payee: 'Kulhad Homeware',
  lines: [
    { variantId: 'CUP', quantity: 2, unitPricePaise: 39_000, taxRatePercent: 5 },
    { variantId: 'LAMP', quantity: 1, unitPricePaise: 129_000, taxRatePercent: 12 },
  ],
  delivery: 'standard',
  address: {
    name: 'Asha Verma',
    phone: '+919810000001',
    line1: '12 Lodhi Road',
    line2: '',
    city: 'New Delhi',
    state: 'Delhi',
    pin: '110003',
  },
  payment: { method: 'card', instrument: 'Visa ending 4242' },
};
const [cup, lamp] = approval.lines;
const address = approval.address;
if (!cup || !lamp || !address) throw new Error('the example lacks something');

describe('[I5] what a code approves', () => {
  it('is the same whatever order the lines are in', () => {
    expect(approvalBinding({ ...approval, lines: [lamp, cup] })).toBe(approvalBinding(approval));
  });

  it.each<[string, Partial<Approval>]>([
    ['one piece more', { lines: [{ ...cup, quantity: 3 }, lamp] }],
    ['one rupee more', { lines: [{ ...cup, unitPricePaise: 39_100 }, lamp] }],
    ['one paisa less', { lines: [cup, { ...lamp, unitPricePaise: 128_999 }] }],
    ['another thing at the same price', { lines: [{ ...cup, variantId: 'MUG' }, lamp] }],
    ['a line less', { lines: [cup] }],
    ['another delivery', { delivery: 'express' }],
    ['another way to pay', { payment: { method: 'cash', instrument: '' } }],
    ['another card', { payment: { method: 'card', instrument: 'Visa ending 0077' } }],
    ['another payee', { payee: 'Kulhad Homewares' }],
    ['another currency', { currency: 'USD' }],
    ['another order', { order: { id: 'b7c6', number: 'KUL-7F3K2N' } }],
    ['another shopper', { userId: 'u2' }],
    ['no address any more', { address: null }],
    ...(Object.keys(address) as (keyof typeof address)[]).map(
      (field): [string, Partial<Approval>] => [
        `another ${field} of the address`,
        { address: { ...address, [field]: `${address[field]}1` } },
      ],
    ),
  ])('is not the same with %s', (_, change) => {
    expect(approvalBinding({ ...approval, ...change })).not.toBe(approvalBinding(approval));
  });
});

describe('an amount in a text message', () => {
  it.each([
    [249_900, 'Rs 2,499.00'],
    [12_900_050, 'Rs 1,29,000.50'],
    [7_900, 'Rs 79.00'],
  ])('of %i paise is %s', (paise, text) => {
    expect(amountInMessage(paise)).toBe(text);
  });
});

it.each(['en', 'hi'])(
  "[D2] an order's message in %s is as registered, whatever its amount",
  (locale) => {
    const origin = 'https://shop.kulhad.example';
    for (const paise of [100, 39_050, 129_000, 12_345_600, 99_99_999_00]) {
      const values = { code: '012345', minutes: '5', payee: PAYEE, order: newOrderNumber() };
      const body = render(
        'code.checkout',
        { ...values, amount: amountInMessage(paise) },
        { locale, origin },
      );
      const message = { to: '+919810000001', template: 'code.checkout', locale, body };
      expect(stamp(demoRegistry(origin), message), body).toMatchObject({ ok: true });
    }
  },
);

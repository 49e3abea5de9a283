import { describe, expect, it } from 'vitest';
import { type CheckoutFields, readCheckout } from './read-checkout';

const now = new Date('2026-11-22T10:00:00Z');
const fields: CheckoutFields = {
  name: 'Asha Verma',
  phone: '9810000001',
  line1: '12 Lodhi Road',
  line2: '',
  city: 'New Delhi',
  state: 'Delhi',
  pin: '110003',
  delivery: 'express',
  payment: 'card',
  cardNumber: '4242 4242 4242 4242',
  expiry: '12/30',
  cvv: '123',
  upiId: '',
};

describe('the checkout form', () => {
  it('gives an address, a delivery and a card', () => {
    expect(readCheckout(fields, now)).toMatchObject({
      ok: true,
      address: { phone: '+919810000001' },
      delivery: 'express',
      payment: { method: 'card', number: '4242424242424242' },
    });
  });

  it('tells all that is wrong at once, each at its field', () => {
    const wrong = { ...fields, pin: '1', cardNumber: '', cvv: '' };
    expect(readCheckout(wrong, now)).toEqual({
      ok: false,
      errors: { pin: 'pin', cardNumber: 'number_missing', cvv: 'cvv_wrong' },
    });
  });

  it('does not look at a card that is not paid with', () => {
    const cash = { ...fields, payment: 'cash' as const, cardNumber: 'nonsense' };
    expect(readCheckout(cash, now)).toMatchObject({ ok: true, payment: { method: 'cash' } });
    const upi = { ...cash, payment: 'upi' as const };
    expect(readCheckout(upi, now)).toEqual({ ok: false, errors: { upiId: 'upi' } });
    expect(readCheckout({ ...upi, upiId: 'Name@upi' }, now)).toMatchObject({
      ok: true,
      payment: { method: 'upi', id: 'name@upi' },
    });
  });
});

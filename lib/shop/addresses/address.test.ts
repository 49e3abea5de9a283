import { describe, expect, it } from 'vitest';
import { readAddress } from './address';
import { INDIAN_STATES } from './indian-states';

const good = {
  name: 'Asha Verma',
  phone: '98100 00001',
  line1: '12 Lodhi Road',
  line2: '',
  city: 'New Delhi',
  state: 'Delhi',
  pin: '110 003',
};

describe('an address', () => {
  it('is kept with its number as E.164 and its PIN code as six digits', () => {
    expect(readAddress({ ...good, pin: '११०००३' })).toEqual({
      ok: true,
      address: { ...good, phone: '+919810000001', pin: '110003' },
    });
  });

  it.each([
    [{ name: '' }, { name: 'required' }],
    [
      { line1: '', city: '' },
      { line1: 'required', city: 'required' },
    ],
    [{ phone: '' }, { phone: 'required' }],
    [{ phone: '12345' }, { phone: 'phone' }],
    [{ phone: '011 2345 6789' }, { phone: 'phone_landline' }],
    [{ phone: '+33 6 12 34 56 78' }, { phone: 'phone_country' }],
    [{ state: 'Atlantis' }, { state: 'state' }],
    [{ state: '' }, { state: 'state' }],
    [{ pin: '010003' }, { pin: 'pin' }],
    [{ pin: '11000' }, { pin: 'pin' }],
    [{ pin: '1100033' }, { pin: 'pin' }],
  ])('with %j is refused at the field that is wrong', (change, errors) => {
    expect(readAddress({ ...good, ...change })).toEqual({ ok: false, errors });
  });

  it('is in one of 36 states and union territories, each listed once', () => {
    expect(new Set(INDIAN_STATES).size).toBe(36);
  });
});

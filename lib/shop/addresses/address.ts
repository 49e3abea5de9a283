import { readPhoneNumber } from '../../otp/phone-number';
import { asciiDigits } from '../../otp/typed-code';
import { INDIAN_STATES } from './indian-states';

/** Where a parcel goes. `phone` is E.164, `line2` may be empty, `pin` has six digits. */
export type Address = {
  name: string;
  phone: string;
  line1: string;
  line2: string;
  city: string;
  state: string;
  pin: string;
};

export const ADDRESS_FIELDS = ['name', 'phone', 'line1', 'line2', 'city', 'state', 'pin'] as const;

export type AddressProblem =
  | 'required'
  | 'phone'
  | 'phone_landline'
  | 'phone_country'
  | 'state'
  | 'pin';

export type AddressResult =
  | { ok: true; address: Address }
  | { ok: false; errors: Partial<Record<keyof Address, AddressProblem>> };

const PHONE_PROBLEM = {
  malformed: 'phone',
  landline: 'phone_landline',
  country: 'phone_country',
} as const;

/** Reads an address whose texts were bounded and cleaned of control characters already. */
export function readAddress(typed: Address): AddressResult {
  const errors: Partial<Record<keyof Address, AddressProblem>> = {};
  for (const field of ['name', 'line1', 'city'] as const)
    if (!typed[field]) errors[field] = 'required';

  const phone = readPhoneNumber(typed.phone);
  if (!typed.phone) errors.phone = 'required';
  else if (!phone.ok) errors.phone = PHONE_PROBLEM[phone.reason];

  if (!INDIAN_STATES.some((state) => state === typed.state)) errors.state = 'state';

  // A PIN code never begins with 0: the first digit is one of nine postal regions.
  const pin = asciiDigits(typed.pin).replace(/[\s-]/g, '');
  if (!/^[1-9]\d{5}$/.test(pin)) errors.pin = 'pin';

  if (!phone.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, address: { ...typed, phone: phone.e164, pin } };
}

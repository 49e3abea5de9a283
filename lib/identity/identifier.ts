import { emailKey, phoneKey } from '../otp/challenge';
import { readPhoneNumber } from '../otp/phone-number';
import type { Db } from '../platform/db';
import type { User } from '../platform/generated/client';
import { readEmail } from './email';

/** What a person types to say who they are: the number or the email of an account. */
export type Identifier = { kind: 'phone' | 'email'; value: string; key: string };

/** Null when it is neither a mobile number nor an email. */
export function readIdentifier(typed: string): Identifier | null {
  if (typed.includes('@')) {
    const email = readEmail(typed);
    return email ? { kind: 'email', value: email, key: emailKey(email) } : null;
  }
  const phone = readPhoneNumber(typed);
  return phone.ok ? { kind: 'phone', value: phone.e164, key: phoneKey(phone.e164) } : null;
}

/** The account of an identifier; null where there is none. */
export function findByIdentifier(db: Db, { kind, value }: Identifier): Promise<User | null> {
  return db.user.findUnique({ where: kind === 'email' ? { email: value } : { phone: value } });
}

import { URI } from 'otpauth';
import { db } from '../../platform/db';
import { createMember } from '../create-member';
import {
  confirmAuthenticator,
  type FactorOwner,
  pendingAuthenticator,
  startAuthenticator,
} from './authenticator';

let last = 0;

/** A member that no other test of this file uses. */
export async function aMember(
  now: Date,
): Promise<FactorOwner & { name: string; email: string; password: string }> {
  last += 1;
  const details = {
    name: 'Meera Nair',
    email: `factor${last}@example.com`,
    phone: `+9198${50_000_000 + last}`,
    password: 'a-brass-lamp-at-dusk',
  };
  const made = await createMember(db(), details, now);
  if (!made.ok) throw new Error(made.reason);
  return { ...details, id: made.id, locale: 'en' };
}

/** What an app that scanned the secret shows at a moment. */
export type App = (moment: Date) => string;

/** Sets an app up for a member, with the code of `now`. */
export async function anApp(member: FactorOwner & { email: string }, now: Date): Promise<App> {
  const shown = await pendingApp(member, now);
  const confirmed = await confirmAuthenticator(db(), member, shown(now), now);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return shown;
}

/** An app that scanned the secret, before its first code was typed. */
export async function pendingApp(member: FactorOwner & { email: string }, now: Date): Promise<App> {
  if (!(await startAuthenticator(db(), member.id, now))) throw new Error('has one');
  const enrolment = await pendingAuthenticator(db(), member, now);
  const app = URI.parse(enrolment?.uri ?? '');
  return (moment) => app.generate({ timestamp: moment.getTime() });
}

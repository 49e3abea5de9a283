import { expect, it } from 'vitest';
import { codeOf } from '../otp/challenge-fixtures';
import { db } from '../platform/db';
import { makeBackupCodes } from './factors/backup-codes';
import { aMember } from './factors/factor-fixtures';
import { readIdentifier } from './identifier';
import {
  approveByCode,
  codeToNewNumber,
  completeNumberChange,
  startNumberChange,
} from './number-change';
import { completeResetCode, setNewPassword, startReset } from './password-reset';
import { createSession, findLiveSession } from './sessions';
import { completeSignIn, startSignIn } from './sign-in';
import { completeSignup, startSignup } from './signup';

const now = new Date('2026-03-01T10:00:00Z');
const device = 'x';
const asked = { holder: null, client: null };
let last = 0;

function aStranger() {
  last += 1;
  const phone = `+9198${70_000_000 + last}`;
  return { name: 'Ravi', email: `ravi${last}@example.com`, phone, password: 'blue-rain-on-tin' };
}

/** The messages to a number, each with its language. */
const messagesTo = async (to: string) =>
  (await db().smsMessage.findMany({ where: { to }, orderBy: { createdAt: 'asc' } })).map(
    ({ template, locale }) => `${template} ${locale}`,
  );

/** The holder of a code that was asked for, and the code. */
async function holding(asking: ReturnType<typeof startSignup>) {
  const issued = await asking;
  if (!issued.ok) throw new Error(issued.reason);
  return { holder: issued.holder, typed: await codeOf(issued.holder.id), client: null };
}

const signUp = (locale: string, details = aStranger()) =>
  startSignup(db(), { ...details, next: '/', locale, client: null }, null, now);

function signIn(locale: string, { phone, password }: { phone: string; password: string }) {
  const identifier = readIdentifier(phone);
  if (!identifier) throw new Error('no identifier');
  const request = { identifier, password, trustToken: undefined, device, next: '/', locale };
  return startSignIn(db(), { ...request, ...asked }, now);
}

function reset(locale: string, phone: string) {
  const identifier = readIdentifier(phone);
  if (!identifier) throw new Error('no identifier');
  return startReset(db(), { identifier, locale, ...asked }, now);
}

async function sessionOf(userId: string, locale?: string) {
  const { id } = await createSession(db(), { userId, device, ...(locale ? { locale } : {}) }, now);
  const session = await findLiveSession(db(), id, now);
  if (!session) throw new Error('no session');
  return session;
}

/** Replaces a member's number, all of it on pages in English. */
async function changeNumber(userId: string, newPhone: string) {
  const session = await sessionOf(userId);
  const common = { session, locale: 'en' };
  const wanted = { ...common, newPhone, ...asked };
  const approval = await holding(startNumberChange(db(), wanted, now));
  await approveByCode(db(), { session, ...approval }, now);
  const done = await holding(codeToNewNumber(db(), wanted, now));
  await completeNumberChange(db(), { ...common, ...done }, now);
}

it('a code is in the language of the page that asked for it, on every way to one', async () => {
  const stranger = aStranger();
  await signUp('hi', stranger);
  expect(await messagesTo(stranger.phone)).toEqual(['code.signup hi']);

  const member = await aMember(now);
  await signIn('hi', member);
  await reset('hi', member.phone);
  const session = await sessionOf(member.id);
  const wanted = { session, newPhone: aStranger().phone, locale: 'hi', ...asked };
  await startNumberChange(db(), wanted, now);
  expect((await messagesTo(member.phone)).sort()).toEqual([
    'code.approve_change hi',
    'code.login hi',
    'code.reset hi',
  ]);
  await codeToNewNumber(db(), wanted, now);
  expect(await messagesTo(wanted.newPhone)).toEqual(['code.change_phone hi']);
});

it('a notice is in the language that its owner last used, whoever’s page led to it', async () => {
  const member = await aMember(now);
  await sessionOf(member.id, 'hi');
  await signUp('en', { ...aStranger(), phone: member.phone });
  await makeBackupCodes(db(), member, now);
  const permit = await completeResetCode(db(), await holding(reset('en', member.phone)), now);
  if (!permit.ok) throw new Error(permit.reason);
  const changed = { permit: permit.result.permit, password: 'red-clay-at-noon', locale: 'en' };
  await setNewPassword(db(), changed, now);
  const newPhone = aStranger().phone;
  await changeNumber(member.id, newPhone);
  const told = [...(await messagesTo(member.phone)), ...(await messagesTo(newPhone))];
  expect(told.filter((one) => one.startsWith('notice.')).sort()).toEqual([
    'notice.account_exists hi',
    'notice.backup_codes_made hi',
    'notice.number_bound hi',
    'notice.number_changed hi',
    'notice.password_changed hi',
  ]);
});

it('it is the page’s language where the owner never signed in', async () => {
  const member = await aMember(now);
  await signUp('hi', { ...aStranger(), phone: member.phone });
  expect(await messagesTo(member.phone)).toEqual(['notice.account_exists hi']);
});

it('what signing up and signing in tell of a language is known from then on', async () => {
  const stranger = aStranger();
  const done = await completeSignup(
    db(),
    { ...(await holding(signUp('hi', stranger))), device },
    now,
  );
  if (!done.ok) throw new Error(done.reason);
  const { userId } = done.result;
  const languages = async () =>
    (await db().session.findMany({ where: { userId } })).map(({ locale }) => locale).sort();
  expect(await languages()).toEqual(['hi']);

  const asking = await signIn('en', stranger);
  if (!asking.ok || asking.step !== 'code') throw new Error('no code');
  const typed = await codeOf(asking.holder.id);
  const request = { holder: asking.holder, typed, client: null, device, trust: false };
  await completeSignIn(db(), request, now);
  expect(await languages()).toEqual(['en', 'hi']);
});

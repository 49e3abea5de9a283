import { randomBytes } from 'node:crypto';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { COSEALG } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import { keyring } from '../../otp/keyring';
import type { PasskeyEnrolment, PrismaClient } from '../../platform/generated/client';
import type { LiveSession } from '../sessions';
import { forgetTries } from './factor-tries';
import { base64url, guardOf, handleOf, jsonOf } from './passkey';
import { challengeToSign, type Signable } from './passkey-challenge';
import { listPasskeys, tell } from './passkeys';
import { PATIENCE_MS, relyingParty } from './relying-party';

const NONCE_BYTES = 16;
const MOST = 10;
const ALGORITHMS = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256];

/** Begins to add a passkey in this session: what the browser is asked for (WebAuthn 7.1). Null when there are ten. */
export async function startPasskey(
  db: PrismaClient,
  { id: sessionId, member }: LiveSession,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const passkeys = await listPasskeys(db, member.id);
  if (passkeys.length >= MOST) return null;
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES));
  const begun = { nonce, keyId: keyring().current, createdAt: now };
  const enrolment = await db.passkeyEnrolment.upsert({
    where: { sessionId },
    create: { sessionId, ...begun },
    update: begun,
  });
  const challenge = challengeToSign(signableOf(enrolment, member.id));
  if (!challenge) throw new Error('OTP_KEYS: the current key is gone');
  return generateRegistrationOptions({
    rpName: 'Kulhad',
    rpID: relyingParty().rpID,
    userID: handleOf(member.id),
    userName: member.email,
    userDisplayName: member.name,
    challenge,
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: PATIENCE_MS,
  });
}

export type AddPasskeyResult =
  | { ok: true }
  /** Nothing was begun in this session, it waited too long, or it was used already. */
  | { ok: false; reason: 'missing' }
  /** Not what was asked for, or not from here. */
  | { ok: false; reason: 'refused' }
  /** This very passkey is somebody's already. */
  | { ok: false; reason: 'exists' };

export type NewPasskey = { session: LiveSession; locale: string; name: string; answer: string };

/** Keeps a passkey that the browser made for this session. The owner is told. */
export async function addPasskey(
  db: PrismaClient,
  { session, locale, name, answer }: NewPasskey,
  now: Date,
): Promise<AddPasskeyResult> {
  const { id: sessionId, member } = session;
  const enrolment = await db.passkeyEnrolment.findUnique({ where: { sessionId } });
  if (!enrolment || now.getTime() - enrolment.createdAt.getTime() >= PATIENCE_MS)
    return { ok: false, reason: 'missing' };
  const made = await verifiedKey(answer, signableOf(enrolment, member.id));
  if (!made) return { ok: false, reason: 'refused' };
  const { id: credentialId, publicKey, counter, transports = [] } = made;
  return db.$transaction(async (tx): Promise<AddPasskeyResult> => {
    const { createdAt } = enrolment;
    // Once: else what was answered before would bring a passkey back that was removed since.
    const { count } = await tx.passkeyEnrolment.deleteMany({ where: { sessionId, createdAt } });
    if (count !== 1) return { ok: false, reason: 'missing' };
    const added = await tx.passkey.createMany({
      data: [
        { userId: member.id, credentialId, publicKey, counter, transports, name, createdAt: now },
      ],
      skipDuplicates: true,
    });
    if (added.count !== 1) return { ok: false, reason: 'exists' };
    await forgetTries(tx, guardOf(member.id));
    await tell(tx, { ...member, locale }, 'added', now);
    return { ok: true };
  });
}

const signableOf = ({ sessionId, nonce, keyId }: PasskeyEnrolment, userId: string): Signable => ({
  id: sessionId,
  purpose: 'passkey',
  binding: userId,
  nonce,
  keyId,
});

const made = z.object({
  id: z.string().max(1_400),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

type NewKey = NonNullable<VerifiedRegistrationResponse['registrationInfo']>['credential'];

async function verifiedKey(answer: string, over: Signable): Promise<NewKey | null> {
  const { data } = made.safeParse(jsonOf(answer));
  const challenge = challengeToSign(over);
  if (!data || !challenge) return null;
  const { rpID, origin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...data, clientExtensionResults: {} },
      expectedChallenge: base64url(challenge),
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return verified ? registrationInfo.credential : null;
  } catch {
    return null;
  }
}

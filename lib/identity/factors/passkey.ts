import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Db } from '../../platform/db';
import type { Passkey } from '../../platform/generated/client';
import type { Factor } from './factor';
import { challengeToSign, type Signable } from './passkey-challenge';
import { PATIENCE_MS, relyingParty } from './relying-party';

export const guardOf = (userId: string) => `passkey:${userId}`;

/** The handle that a member's passkeys carry: the id's 16 bytes, which say nothing of who that is. */
export function handleOf(userId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

/** What a member's browser is asked for (WebAuthn 7.2); null where there is no passkey to ask. */
export async function passkeyRequest(
  db: Db,
  userId: string,
  over: Signable,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const challenge = challengeToSign(over);
  const passkeys = await db.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } });
  if (!challenge || passkeys.length === 0) return null;
  return generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    challenge,
    allowCredentials: passkeys.map(({ credentialId: id, transports }) => ({ id, transports })),
    userVerification: 'required',
    timeout: PATIENCE_MS,
  });
}

const signed = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
});

/** A passkey's signature over one challenge, and over no other. */
export function passkeyOver(over: Signable): Factor<AuthenticationResponseJSON> {
  return {
    guardOf,
    read: readSigned,
    async match(db, userId, response, now) {
      const found = await db.passkey.findFirst({ where: { userId, credentialId: response.id } });
      const counter = found && (await verifiedCounter(response, found, over));
      if (!found || counter === null) return null;
      return async (tx) => {
        // One that was removed meanwhile, or whose copy was faster, finds no row to change.
        const { count } = await tx.passkey.updateMany({
          where: { id: found.id, counter: found.counter },
          data: { counter, usedAt: now },
        });
        return count === 1;
      };
    },
  };
}

function readSigned(typed: string): AuthenticationResponseJSON | null {
  const { data } = signed.safeParse(jsonOf(typed));
  return data ? { ...data, clientExtensionResults: {} } : null;
}

/** What a text stands for, or null where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How often the device says that it signed, once all of WebAuthn 7.2 holds; else null. */
async function verifiedCounter(
  response: AuthenticationResponseJSON,
  { userId, credentialId: id, publicKey, counter }: Passkey,
  over: Signable,
): Promise<number | null> {
  const challenge = challengeToSign(over);
  const { userHandle } = response.response;
  if (!challenge || (userHandle && userHandle !== base64url(handleOf(userId)))) return null;
  const { rpID, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: base64url(challenge),
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for every rule that is broken; which one is nobody's business.
    return null;
  }
}

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { db } from '../../platform/db';
import { createSession, findLiveSession, type LiveSession } from '../sessions';
import { addPasskey, startPasskey } from './add-passkey';

/** What a device or a page may get wrong, or be made to say. */
export type Twist = {
  origin?: string;
  rpId?: string;
  /** Whether somebody opened the device for it. */
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  /** What the page asks for: to sign, or to make a passkey. */
  type?: string;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

const encoded = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const hashed = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** A device that holds one passkey: makes it and signs with it as WebAuthn 6 says. */
export class Device {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private signatures = 0;

  constructor(readonly id = encoded(randomBytes(16))) {}

  /** What a browser answers when a passkey is to be made. */
  make(options: PublicKeyCredentialCreationOptionsJSON, twist: Twist = {}) {
    const { x = '', y = '' } = this.pair.publicKey.export({ format: 'jwk' });
    // COSE (RFC 9053): an EC2 key, ES256, P-256, and its two coordinates.
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, key]);
    const data = Buffer.concat([this.data(options.rp.id ?? '', HAS_KEY, twist), credential]);
    // CBOR: { fmt: "none", attStmt: {}, authData }
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    const client = this.client('webauthn.create', options.challenge, twist);
    return JSON.stringify({
      ...{ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: encoded(client),
        attestationObject: encoded(attestation),
        transports: ['internal'],
      },
    });
  }

  /** What a browser answers when a passkey is to sign. */
  sign(options: PublicKeyCredentialRequestOptionsJSON, twist: Twist = {}) {
    this.signatures += 1;
    const data = this.data(options.rpId ?? '', 0, { counter: this.signatures, ...twist });
    const client = this.client('webauthn.get', options.challenge, twist);
    const signature = sign('sha256', Buffer.concat([data, hashed(client)]), this.pair.privateKey);
    const { userHandle } = twist;
    return JSON.stringify({
      ...{ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: encoded(client),
        authenticatorData: encoded(data),
        signature: encoded(signature),
        ...(userHandle === undefined ? {} : { userHandle }),
      },
    });
  }

  private data(rpId: string, flags: number, twist: Twist): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? 0);
    const all = flags | PRESENT | (twist.verified === false ? 0 : VERIFIED);
    return Buffer.concat([hashed(twist.rpId ?? rpId), Buffer.from([all]), counter]);
  }

  private client(type: string, challenge: string, twist: Twist): string {
    const origin = twist.origin ?? process.env.APP_ORIGIN;
    return JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin: false });
  }
}

/** A session in which the password was just typed. */
export async function aSession(userId: string, now: Date): Promise<LiveSession> {
  const { id } = await createSession(db(), { userId, device: 'x' }, now);
  const session = await findLiveSession(db(), id, now);
  if (!session) throw new Error('no session');
  return session;
}

/** A device with a passkey of this member's. */
export async function aPasskey(userId: string, now: Date): Promise<Device> {
  const device = new Device();
  const session = await aSession(userId, now);
  const options = await startPasskey(db(), session, now);
  if (!options) throw new Error('has ten');
  const answer = device.make(options);
  const added = await addPasskey(db(), { session, locale: 'en', name: 'a phone', answer }, now);
  if (!added.ok) throw new Error(added.reason);
  return device;
}

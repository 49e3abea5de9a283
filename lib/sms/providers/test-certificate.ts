import { createSign, generateKeyPairSync } from 'node:crypto';

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const SHA256_WITH_RSA = sequence(der(6, Buffer.from('2a864886f70d01010b', 'hex')), der(5));
const utc = (at: Date) =>
  der(
    0x17,
    Buffer.from(
      at
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2),
    ),
  );

/** A key of its own with a certificate that it signed itself (X.509, RFC 5280): Node makes none. Short, to be quick. */
export function selfSigned(from: Date, to: Date) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const named = sequence(der(6, Buffer.from('550403', 'hex')), der(12, Buffer.from('test')));
  const name = sequence(der(0x31, named));
  const body = sequence(
    der(0xa0, der(2, Buffer.from([2]))),
    der(2, Buffer.from([1])),
    SHA256_WITH_RSA,
    name,
    sequence(utc(from), utc(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('RSA-SHA256').update(body).sign(privateKey);
  const whole = sequence(body, SHA256_WITH_RSA, der(3, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  const pem = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  return { pem, privateKey };
}

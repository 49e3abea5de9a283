import { randomBytes } from 'node:crypto';

/**
 * An X.509 certificate that nobody has reason to trust.
 *
 * @param {Uint8Array} publicKey SPKI @param {(bytes: Buffer) => Buffer} sign SHA-256 with RSA
 * @returns {string} PEM
 */
export function selfSigned(publicKey, sign) {
  const sequence = (/** @type {Uint8Array[]} */ ...parts) => der(0x30, ...parts);
  const algorithm = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
  const commonName = sequence(
    Buffer.from('0603550403', 'hex'),
    der(0x0c, Buffer.from('sns.amazonaws.com')),
  );
  const name = sequence(der(0x31, commonName));
  const validity = sequence(
    der(0x17, Buffer.from('250101000000Z')),
    der(0x17, Buffer.from('450101000000Z')),
  );
  const serial = der(0x02, Buffer.from([1]), randomBytes(8));
  const body = sequence(serial, algorithm, name, validity, name, publicKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), sign(body)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** One DER element. @param {number} tag @param {...Uint8Array} parts */
function der(tag, ...parts) {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

import { createSign, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { ACCOUNTS } from '../accounts.mjs';

/**
 * Amazon SNS, which carries AWS's receipts: notifications signed with a key of this run, and the
 * certificate to check them with. https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 *
 * @param {string} certificateUrl
 */
export function createSns(certificateUrl) {
  // When it is first needed: making a key takes a while.
  const key = once(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const sign = (/** @type {string | Buffer} */ bytes) =>
    createSign('sha256').update(bytes).sign(key().privateKey);
  return {
    /** PEM, an X.509 certificate. */
    certificate: once(() =>
      selfSigned(key().publicKey.export({ type: 'spki', format: 'der' }), sign),
    ),
    /** @param {string} url @param {unknown} event @param {Date} now */
    notification(url, event, now) {
      const signed = {
        Message: JSON.stringify(event),
        MessageId: randomUUID(),
        Timestamp: now.toISOString(),
        TopicArn: ACCOUNTS.aws.topicArn,
        Type: 'Notification',
      };
      const text = Object.entries(signed)
        .map(([name, value]) => `${name}\n${value}\n`)
        .join('');
      const body = {
        ...signed,
        SignatureVersion: '2',
        Signature: sign(text).toString('base64'),
        SigningCertURL: certificateUrl,
        UnsubscribeURL: certificateUrl,
      };
      return {
        method: 'POST',
        url,
        // As Amazon does: the body is JSON, and says that it is text.
        headers: {
          'content-type': 'text/plain; charset=UTF-8',
          'x-amz-sns-message-type': 'Notification',
          'x-amz-sns-message-id': signed.MessageId,
          'x-amz-sns-topic-arn': signed.TopicArn,
        },
        body: JSON.stringify(body),
      };
    },
  };
}

/** One DER element. @param {number} tag @param {...Uint8Array} parts */
function der(tag, ...parts) {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** @param {Uint8Array} publicKey SPKI @param {(bytes: Buffer) => Buffer} sign SHA-256 with RSA */
function selfSigned(publicKey, sign) {
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

/** @template T @param {() => T} make @returns {() => T} the same each time */
function once(make) {
  /** @type {{ made: T } | undefined} */
  let kept;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}

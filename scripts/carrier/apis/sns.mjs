import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { ACCOUNTS } from '../accounts.mjs';
import { selfSigned } from './certificate.mjs';

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

/** @template T @param {() => T} make @returns {() => T} the same each time */
function once(make) {
  /** @type {{ made: T } | undefined} */
  let kept;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}

import { createHash, createHmac } from 'node:crypto';

const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');
const hmac = (/** @type {string | Buffer} */ key, /** @type {string} */ text) =>
  createHmac('sha256', key).update(text).digest();

/**
 * Whether a request bears a right AWS Signature Version 4.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @param {import('../http.mjs').Asked} asked
 * @param {{ accessKeyId: string, secretAccessKey: string, region: string }} account
 * @param {string} service
 * @returns {'ok' | 'missing' | 'key' | 'signature'}
 */
export function readSignature({ method, url, headers, body }, account, service) {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    );
  const time = headers['x-amz-date'];
  if (!parts || !time) return 'missing';
  const [, credential = '', names = '', given] = parts;
  const [accessKeyId, ...scope] = credential.split('/');
  const expected = [time.slice(0, 8), account.region, service, 'aws4_request'];
  if (accessKeyId !== account.accessKeyId || scope.join('/') !== expected.join('/')) return 'key';

  const signed = names.split(';');
  if (!signed.includes('host') || !signed.includes('x-amz-date')) return 'signature';
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const canonical = [
    method,
    url.pathname,
    query,
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const key = expected.reduce(
    (last, part) => hmac(last, part),
    /** @type {string | Buffer} */ (`AWS4${account.secretAccessKey}`),
  );
  return hmac(key, toSign).toString('hex') === given ? 'ok' : 'signature';
}

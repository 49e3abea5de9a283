import { expect, it } from 'vitest';
import { readSignature } from './sigv4.mjs';

/** The example of AWS's own documentation of Signature Version 4. */
const account = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const asked = {
  method: 'GET',
  url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08'),
  path: '/',
  headers: {
    host: 'iam.amazonaws.com',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  },
  body: '',
  fields: {},
};

it('a signature as AWS documents it is right, and of anything else it is wrong', () => {
  expect(readSignature(asked, account, 'iam')).toBe('ok');
  expect(readSignature({ ...asked, body: 'more' }, account, 'iam')).toBe('signature');
  expect(readSignature(asked, { ...account, secretAccessKey: 'other' }, 'iam')).toBe('signature');
  expect(readSignature(asked, account, 'sms-voice')).toBe('key');
  expect(readSignature({ ...asked, headers: { host: 'a' } }, account, 'iam')).toBe('missing');
});

import { expect, it } from 'vitest';
import { securityHeaders } from './security-headers.mjs';

it('asks browsers to stay with https for a year, but only where the shop has it', () => {
  const hsts = 'Strict-Transport-Security';
  expect(securityHeaders({ https: true })[hsts]).toBe('max-age=31536000; includeSubDomains');
  expect(securityHeaders({ https: false })).not.toHaveProperty(hsts);
});

it('leaves codes and passkeys to our own pages, and cameras to none', () => {
  const policy = securityHeaders({ https: false })['Permissions-Policy']?.split(', ');
  expect(policy).toEqual(
    expect.arrayContaining([
      'camera=()',
      'otp-credentials=(self)',
      'publickey-credentials-create=(self)',
      'publickey-credentials-get=(self)',
    ]),
  );
});

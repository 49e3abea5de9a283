import { describe, expect, it } from 'vitest';
import { readBackupCode } from './backup-codes';
import { base32, grouped } from './base32';
import { sealerOf } from './sealed-secret';
import { matchingStep, totpOf } from './totp';

const at = (seconds: number) => new Date(seconds * 1000);

describe('a code of an authenticator app', () => {
  const secret = Buffer.from('12345678901234567890');

  it('is the one that RFC 6238 gives (appendix B, last six digits)', () => {
    const given: [number, string][] = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ];
    for (const [seconds, code] of given)
      expect(totpOf(secret).generate({ timestamp: seconds * 1000 })).toBe(code);
  });

  it('works one step early or late, and no further', () => {
    const seconds = 1_234_567_890;
    const step = seconds / 30;
    const steps = [-2, -1, 0, 1, 2].map((off) => {
      const code = totpOf(secret).generate({ timestamp: (seconds + off * 30) * 1000 });
      return matchingStep(secret, code, at(seconds));
    });
    expect(steps).toEqual([null, step - 1, step, step + 1, null]);
  });

  it('is of a secret and an account that the app can read off the URI', () => {
    const { searchParams, pathname } = new URL(totpOf(secret, 'meera+shop@example.com').toString());
    expect(decodeURIComponent(pathname)).toBe('/Kulhad:meera+shop@example.com');
    // RFC 4648, as `base32` of the GNU tools has it.
    expect(searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });
});

describe('a sealed secret', () => {
  const plain = Buffer.from('of great worth');
  const old = sealerOf(['the secret before this one, long enough']);

  it('opens for its owner, and for nobody else, and not when changed', () => {
    const sealed = old.seal('meera', plain);
    expect(Buffer.from(sealed.secret).includes(plain)).toBe(false);
    expect(old.open('meera', sealed)).toEqual(plain);
    expect(old.open('kabir', sealed)).toBeNull();
    for (const byte of [0, 12, 28, sealed.secret.length - 1]) {
      const secret = sealed.secret.map((value, index) => (index === byte ? value ^ 1 : value));
      expect(old.open('meera', { ...sealed, secret })).toBeNull();
    }
  });

  it('opens after its key was replaced, as long as the key is kept', () => {
    const sealed = old.seal('meera', plain);
    const both = sealerOf([
      'the secret of today, which is another one',
      'the secret before this one, long enough',
    ]);
    expect(both.open('meera', sealed)).toEqual(plain);
    expect(both.seal('meera', plain).keyId).not.toBe(sealed.keyId);
    const alone = sealerOf(['the secret of today, which is another one']);
    expect(alone.open('meera', sealed)).toBeNull();
  });
});

it('base32 is that of Crockford, and is shown in groups of four', () => {
  expect(base32(Buffer.from([255, 255, 255, 255, 0]))).toBe('ZZZZZZR0');
  expect(grouped('MZXW6YTBOI', ' ')).toBe('MZXW 6YTB OI');
});

it('a backup code is read however it is written', () => {
  const code = '0123ABCDEFGH1JKM0';
  for (const typed of ['0-123A-BCDE-FGH1-JKM0', ' o123 abcd efgh ijkm o', 'O–l23A–BCDE–FGHI–JKMO'])
    expect(readBackupCode(typed)).toBe(code);
  for (const typed of [
    '',
    '123456',
    '0-123A-BCDE-FGH1-JKM',
    '0-123A-BCDE-FGH1-JKM00',
    'A-123A-BCDE-FGH1-JKM0',
    '0-123A-BCDE-FGHU-JKM0',
  ])
    expect(readBackupCode(typed)).toBeNull();
});

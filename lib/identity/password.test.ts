import * as argon2 from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { checkPassword, hashPassword, passwordProblem } from './password';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});
const verify = vi.mocked(argon2.verify);

describe('a password', () => {
  it.each([
    ['short', 'too_short'],
    ['1234567', 'too_short'],
    ['x'.repeat(129), 'too_long'],
    ['password', 'common'],
    ['Password', 'common'],
    ['qwertyuiop', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['asha@kulhad.example', 'personal'],
    ['919810000001', 'personal'],
    ['Asha Verma', 'personal'],
    ['kulhad123', 'personal'],
  ])('%j is refused as %s', (password, problem) => {
    const about = ['Asha Verma', 'asha@kulhad.example', '+919810000001'];
    expect(passwordProblem(password, about)).toBe(problem);
  });

  it.each(['terracotta-monsoon-41', 'कुल्हड़ में चाय', 'a b c d e f g h', '🫖🫖🫖🫖🫖🫖🫖☕'])(
    '%j may be chosen',
    (password) => expect(passwordProblem(password, [])).toBeNull(),
  );

  it('is kept as argon2id and found again however its accents are composed', async () => {
    const stored = await hashPassword('caf\u00e9 au lait');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkPassword(stored, 'cafe\u0301 au lait')).toBe(true);
    expect(await checkPassword(stored, 'cafe au lait')).toBe(false);
  });

  it('[A6] I6: where there is no account nothing is right, and a hash is compared all the same', async () => {
    verify.mockClear();
    expect(await checkPassword(null, 'anything')).toBe(false);
    expect(verify).toHaveBeenCalledOnce();
    expect(verify.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

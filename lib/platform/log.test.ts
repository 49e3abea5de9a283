import { describe, expect, it } from 'vitest';
import { redact } from './log';

describe('what a log line may hold', () => {
  it('I7: drops every field that is named like a secret, at any depth', () => {
    const written = JSON.stringify(
      redact({ a: { code: '1', newPassword: 'x', resetToken: 't', cookie: 'c' }, kept: 'yes' }),
    );
    expect(written).not.toMatch(/"1"|"x"|"t"|"c"/);
    expect(written).toContain('yes');
  });

  it('[M1] I7: masks numbers and blots out codes inside text and errors', () => {
    const written = JSON.stringify(redact(new Error('sent 123456 to +919812345678')));
    expect(written).not.toContain('123456');
    expect(written).not.toContain('9812345678');
    expect(written).toContain('5678');
  });
});

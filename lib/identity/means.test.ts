import { describe, expect, it } from 'vitest';
import { chosenApproval, chosenMeans } from './means';

const all = { passkeys: 1, app: true, backupCodes: 3 };
const none = { passkeys: 0, app: false, backupCodes: 0 };
const unsent = { delivery: 'not_sent' as const };
const sent = { delivery: 'sent' as const };

describe('what somebody is asked for', () => {
  it('is a passkey before an app, and an app before a message', () => {
    expect(chosenMeans(undefined, unsent, all)).toBe('passkey');
    expect(chosenMeans(undefined, unsent, { ...all, passkeys: 0 })).toBe('app');
    expect(chosenMeans(undefined, sent, { ...none, backupCodes: 3 })).toBe('sms');
  });

  it('is what was chosen, where it is there', () => {
    for (const wanted of ['passkey', 'app', 'backup'] as const) {
      expect(chosenMeans(wanted, sent, all)).toBe(wanted);
      expect(chosenMeans(wanted, sent, none)).toBe('sms');
    }
    expect(chosenMeans('sms', sent, all)).toBe('sms');
    expect(chosenMeans('sms', unsent, all)).toBe('passkey');
    expect(chosenMeans('anything', unsent, all)).toBe('passkey');
  });

  it('for an order is the message, which names it, and never a backup code', () => {
    expect(chosenApproval(undefined, all)).toBe('sms');
    expect(chosenApproval('backup', all)).toBe('sms');
    expect(chosenApproval('passkey', all)).toBe('passkey');
    expect(chosenApproval('app', all)).toBe('app');
    expect(chosenApproval('passkey', none)).toBe('sms');
    expect(chosenApproval('app', none)).toBe('sms');
  });
});

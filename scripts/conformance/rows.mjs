/**
 * What the standards ask of a code by SMS: one row, one requirement that a test can break. A test that proves
 * a row carries its id in the title, like `[N4]`. A row that is met in part, or not, says so in `gap`.
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {string} source standard and section; as before where there is none
 * @property {string} requirement
 * @property {string} scope how far the shop's claim reaches
 * @property {{ kind: 'not yet' | 'not met' | 'does not apply', why: string }} [gap] what is missing, and why
 */

const NIST = 'NIST SP 800-63B-4';
const ASVS = 'OWASP ASVS 5.0';
const TRANSACTION = 'OWASP Transaction Authorization';
const RTS = 'RTS (EU) 2018/389';
const notYet = (why) => ({ kind: 'not yet', why });

/** @type {Row[]} */
const standards = [
  {
    id: 'N1',
    source: `${NIST}, 3.1.3.2`,
    requirement: 'A code has at least six digits, from an approved generator.',
    scope: 'every code: HMAC-SHA-256 over 16 random bytes, six digits taken without bias',
  },
  {
    id: 'N2',
    source: `${NIST}, 3.1.3.2`,
    requirement: 'A code is worth nothing after ten minutes.',
    scope: 'every purpose; checkout ends after five',
  },
  {
    id: 'N3',
    source: `${NIST}, 3.1.3.2`,
    requirement: 'A code is accepted once.',
    scope: 'every purpose, whatever comes at once',
  },
  {
    id: 'N4',
    source: `${NIST}, 3.1.3.2`,
    requirement: 'A new code does not reset the count of failures.',
    scope: 'resending, also after the end of a code',
  },
  {
    id: 'N5',
    source: `${NIST}, 3.2.2`,
    requirement:
      'At most a hundred failures in a row; then the number is off until it is bound again.',
    scope:
      'every purpose but those that bind a number; counted for 400 days; bound again in account security',
  },
  {
    id: 'N6',
    source: `${NIST}, 3.1.3.3 and 3.2.9`,
    requirement:
      'SMS is a restricted authenticator: another is offered, and its risk told before binding.',
    scope:
      'members: passkeys, an authenticator app and backup codes, at sign-in and reset, the first two at checkout too; told where a number is typed',
  },
  {
    id: 'N7',
    source: `${NIST}, 3.1.3.3`,
    requirement: 'A swapped SIM is considered before a code is sent (should).',
    scope:
      'members, where a carrier answers (SIM_SWAP_URL) and in the demo; without an answer the code goes out',
  },
  {
    id: 'N8',
    source: `${NIST}, 4.1.2.1`,
    requirement:
      'A number changes with the strongest factor, and is told of through another channel.',
    scope: 'members',
    gap: notYet(
      'both numbers are told, by SMS; email, which would be another channel, is not sent',
    ),
  },
  {
    id: 'N9',
    source: `${NIST}, 4.2.1.2`,
    requirement: 'A recovery code by SMS lives ten minutes at most and is throttled.',
    scope: 'the reset of a password',
  },
  {
    id: 'N10',
    source: `${NIST}, 4.2.2.2`,
    requirement: 'An account with two factors is recovered by two means.',
    scope: 'members who added a passkey or an authenticator app',
  },
  {
    id: 'N11',
    source: `${NIST}, 3.2.5`,
    requirement: 'Codes that are typed are never called phishing-resistant.',
    scope: 'all texts: pages, messages, documentation',
  },
  {
    id: 'A1',
    source: `${ASVS}, 6.5.1, 6.5.3 to 6.5.5`,
    requirement: 'Single use, a secure generator, 20 bits or more, ten minutes at most.',
    scope: 'every code; six digits are 19.9 bits, what 6.5.4 itself names for codes of this kind',
  },
  {
    id: 'A2',
    source: `${ASVS}, 6.5.2`,
    requirement: 'Backup codes are kept as salted hashes.',
    scope: 'argon2id, each with a salt of its own',
  },
  {
    id: 'A3',
    source: `${ASVS}, 6.6.1`,
    requirement:
      'Numbers are validated, a stronger way is offered, the risk is explained; not for level 3.',
    scope: 'claimed for level 2 only',
  },
  {
    id: 'A4',
    source: `${ASVS}, 6.6.2`,
    requirement: 'A code serves its own request only.',
    scope:
      'purpose, browser and challenge, each against every other; an app’s code serves the challenge that it uses up',
  },
  {
    id: 'A5',
    source: `${ASVS}, 6.6.3 and 2.4.1`,
    requirement: 'Tries and messages are limited.',
    scope: 'in parallel, over all spellings of a number, over an IPv6 /64',
  },
  {
    id: 'A6',
    source: `${ASVS}, 6.3.8`,
    requirement: 'Sign-in, sign-up and reset do not tell who has an account.',
    scope: 'words, status, headers and screens; times are measured, not tested: docs/timing.md',
  },
  {
    id: 'A7',
    source: `${ASVS}, 6.4.3`,
    requirement: 'A reset does not get around the second factor.',
    scope: 'after a reset the next sign-in asks for a code, on trusted devices too',
  },
  {
    id: 'A8',
    source: `${ASVS}, 6.3.5 and 6.3.7`,
    requirement:
      'Owners hear of a right password with wrong codes, of a reset, of a changed factor.',
    scope: 'by SMS',
  },
  {
    id: 'A9',
    source: `${ASVS}, 7.2.4, 7.4.3, 7.5.1 and 7.5.3`,
    requirement:
      'Each sign-in is a new session, others can be ended, a factor changes only after signing in anew.',
    scope: 'members; an email cannot be changed at all',
  },
  {
    id: 'A10',
    source: `${ASVS}, 2.3.1, 2.3.3 and 2.3.4`,
    requirement: 'Steps come in their order, a transaction is whole or nothing, stock is locked.',
    scope: 'checkout and reset',
  },
  {
    id: 'T1',
    source: TRANSACTION,
    requirement: 'What matters is shown in the message and on screen; approving is not signing in.',
    scope: 'checkout',
  },
  {
    id: 'T2',
    source: TRANSACTION,
    requirement:
      'The server decides and makes the code, for one operation, for a limited time; too many wrong tries end it.',
    scope: 'checkout, whatever approves; tampered fields of every form',
  },
  {
    id: 'T3',
    source: TRANSACTION,
    requirement: 'What changes after approval was asked voids it, and is written down.',
    scope: 'lines, prices, total, delivery, address, payment',
  },
  {
    id: 'T4',
    source: TRANSACTION,
    requirement: 'A last gate stands where the act is done.',
    scope: 'order and new password',
  },
  {
    id: 'F1',
    source: 'OWASP Forgot Password',
    requirement:
      'Same answer for all, leave to reset only, no sign-in, the owner told, sessions ended, nobody locked out.',
    scope: 'reset; what is left of locking out: docs/threat-model.md',
  },
  {
    id: 'M1',
    source: 'OWASP Multifactor Authentication',
    requirement: 'Codes are never logged.',
    scope: 'all that the shop printed and wrote down during the journeys',
  },
  {
    id: 'P1',
    source: `${RTS}, 4(3)(a)`,
    requirement: 'A failure does not say which element was wrong.',
    scope: 'sign-in; modelled on, a shop is no bank',
  },
  {
    id: 'P2',
    source: `${RTS}, 4(3)(b)`,
    requirement: 'Five failures, then blocked, with a warning before.',
    scope: 'every challenge, passkeys and codes of an app alike; modelled on',
  },
  {
    id: 'P3',
    source: `${RTS}, 4(3)(d)`,
    requirement: 'Five minutes without activity end an approval.',
    scope: 'checkout; by analogy',
  },
  {
    id: 'P4',
    source: `${RTS}, 5(1)(a) to (d)`,
    requirement:
      'The payer sees amount and payee, the code is specific to them, any change voids it.',
    scope:
      'checkout: the message’s code and a passkey’s signature are made over the order; an app’s code is not, and serves the one whose challenge it uses up; modelled on',
  },
  {
    id: 'P5',
    source: 'RBI Directions of 25 September 2025',
    requirement: 'Two factors, one of them made for this transaction.',
    scope:
      'checkout: password, and a code or a signature over the order (with an app: a code of the moment); they bind issuers, so modelled on',
  },
  {
    id: 'D1',
    source: 'TRAI DLT',
    requirement: 'Entity, header and template ids travel with each message.',
    scope:
      'what a provider is handed with each message to India; Twilio and MSG91 keep the ids in their own consoles; in the demo they are made up',
  },
  {
    id: 'D2',
    source: 'TRAI DLT, templates',
    requirement:
      'The text equals its registered template; each variable has at most 30 characters, of its kind.',
    scope:
      'messages to India: each before it leaves, all of ours at the start and in the tests; lists of addresses and numbers are the operator’s to check',
  },
  {
    id: 'D3',
    source: 'TRAI DLT, templates',
    requirement: 'A code in e-commerce is of the category Service (implicit).',
    scope: 'messages to India: the registry takes no other category',
  },
  {
    id: 'W1',
    source: 'WCAG 2.2, 3.3.8',
    requirement: 'Pasting and password managers work; the code is one field.',
    scope: 'every code screen',
  },
  {
    id: 'W2',
    source: 'WCAG 2.2, 2.2.1',
    requirement: 'What was typed survives a resend.',
    scope: 'every code screen, with and without script',
  },
  {
    id: 'W3',
    source: 'HTML, autofill',
    requirement: '`one-time-code` for codes, `tel` for numbers.',
    scope: 'every form',
  },
  {
    id: 'W4',
    source: 'WCAG 2.2, 3.3.1 and 4.1.3',
    requirement: 'Errors are text, tied to their field; progress is told without moving the focus.',
    scope: 'every form; axe on each kind of page',
  },
  {
    id: 'O1',
    source: 'WICG origin-bound one-time codes',
    requirement: 'The last line is `@host #code`; it counts for https hosts.',
    scope: 'every message with a code; on localhost the line is there and promises nothing',
  },
  {
    id: 'S1',
    source: 'GSM 03.38 (3GPP TS 23.038)',
    requirement:
      '160 and 153 units, or 70 and 67; some characters count two. Ours are one segment in English.',
    scope:
      'every template at its widest, with a host of 19 characters; in Hindi two segments at most',
  },
  {
    id: 'S2',
    source: 'ITU-T E.164',
    requirement: 'A number is a plus and at most 15 digits before any limit is kept for it.',
    scope: 'every form',
  },
  {
    id: 'G1',
    source: 'GDPR 5(1)(b), FTC v. Twitter',
    requirement: 'A number given for security is not used for marketing.',
    scope: 'there is no marketing: no message but codes and notices about the account exists',
  },
  {
    id: 'G2',
    source: 'DPDP Rules 2025, 8',
    requirement: 'Erasing an account keeps the masked log for its term.',
    scope:
      'members; acts and messages, numbers masked, for 400 days. 8(3) can be read to want the data itself for a year: it goes at once',
  },
  {
    id: 'C1',
    source: 'PCI DSS',
    requirement: 'No card number is stored or logged.',
    scope: 'database and log; brand and last four digits are kept',
  },
];

const invariant = (id, requirement, gap) => ({
  id,
  source: 'this shop',
  requirement,
  scope: 'invariant',
  ...(gap ? { gap } : {}),
});

/** What the shop promises itself, beside any standard. @type {Row[]} */
const invariants = [
  invariant('I1', 'A challenge is compared five times at most, whatever comes at once.'),
  invariant('I2', 'A right code is accepted once, and its act happens once.'),
  invariant('I3', 'Resending gives no try back; failures count for number and account as well.'),
  invariant('I4', 'A code works for its purpose, its browser and its binding only.'),
  invariant('I5', 'Any change to what an order is voids the code, and says so.'),
  invariant('I6', 'Sign-up, sign-in and reset answer alike, with or without an account.'),
  invariant(
    'I7',
    'No code, password or whole number is in a log, an error, an address or the audit.',
  ),
  invariant('I8', 'The host in messages and links comes from the configuration.'),
  invariant('I9', 'A reset ends every session and signs nobody in.'),
  invariant('I10', 'Messages are bounded per number, address, country and in money.'),
  invariant('I11', 'Stock never goes below zero; a payment is captured once.'),
  invariant('I12', 'Every challenge is sent, or closed as undeliverable with its reason.'),
  invariant('I13', 'Demo windows are not there when demo mode is off.'),
  invariant('I14', 'Next-auth’s own endpoints are no way around any of it.'),
];

export const rows = [...standards, ...invariants];

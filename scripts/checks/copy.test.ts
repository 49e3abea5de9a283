import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');

/** All that a person reads: texts of pages, messages, documentation. */
const copy = ['lib/i18n/messages', 'lib/sms/templates', 'docs', 'README.md'].flatMap((place) => {
  const full = path.join(root, place);
  if (fs.statSync(full).isFile()) return [place];
  return fs
    .readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(json|md|ts)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => path.join(place, file));
});

/** Sentences that call something proof against phishing; of passkeys that is true, or it is denied. */
function claims(text: string): string[] {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?।"|]) /)
    .filter((sentence) => /phish|फ़िशिंग|फिशिंग/i.test(sentence))
    .filter((sentence) => !/\b(passkeys?|not|never|no|nor|cannot)\b|पासकी|नहीं/i.test(sentence));
}

describe('[N11] what is said of typed codes', () => {
  it('never calls them resistant to phishing, in any text of the shop', () => {
    expect(copy.length).toBeGreaterThan(30);
    const found = copy.flatMap((file) =>
      claims(fs.readFileSync(path.join(root, file), 'utf8')).map((each) => `${file}: ${each}`),
    );
    expect(found).toEqual([]);
  });

  it('would be found', () => {
    const said = 'Sign in safely. Our codes are phishing-resistant. A passkey resists phishing.';
    expect(claims(said)).toEqual(['Our codes are phishing-resistant.']);
    expect(claims('हमारे कोड फ़िशिंग से सुरक्षित हैं।')).toHaveLength(1);
  });
});

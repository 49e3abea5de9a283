import { describe, expect, it } from 'vitest';
import { segment } from '../gsm';
import { parseOriginBound } from './origin-bound';
import { LANGUAGES, type Language, render } from './render';
import type { TemplateName } from './template';
import { parseAsBrowser } from './wicg-fixture';
import { widestValues as values } from './widest-values';

const options = { locale: 'en', origin: 'https://shop.kulhad.example' };
const names = Object.keys(LANGUAGES.en) as TemplateName[];
const codes = names.filter((name) => name.startsWith('code.'));

const inEveryLanguage = (Object.keys(LANGUAGES) as Language[]).flatMap((locale) =>
  names.map((name) => ({ locale, name, text: render(name, values, { ...options, locale }) })),
);

/** Units of each message at its widest: what a change of words costs is seen here. */
const UNITS: Record<TemplateName, Record<Language, number>> = {
  'code.signup': { en: 108, hi: 110 },
  'code.login': { en: 111, hi: 114 },
  'code.reset': { en: 114, hi: 120 },
  'code.checkout': { en: 138, hi: 133 },
  'code.approve_change': { en: 135, hi: 125 },
  'code.change_phone': { en: 106, hi: 114 },
  'notice.account_exists': { en: 135, hi: 131 },
  'notice.password_changed': { en: 118, hi: 123 },
  'notice.code_failed': { en: 117, hi: 112 },
  'notice.app_added': { en: 119, hi: 107 },
  'notice.app_removed': { en: 124, hi: 106 },
  'notice.backup_codes_made': { en: 116, hi: 103 },
  'notice.number_changed': { en: 114, hi: 120 },
  'notice.number_bound': { en: 96, hi: 99 },
  'notice.backup_code_used': { en: 112, hi: 109 },
};

/** English in one segment of 160 septets, Hindi in two of 67 UTF-16 units: each is paid for. */
const TRAVELS = {
  en: { encoding: 'GSM-7', segments: 1 },
  hi: { encoding: 'UCS-2', segments: 2 },
} as const;

describe('every message', () => {
  it.each(inEveryLanguage)(
    '[S1] $name in $locale has its number of units and segments, in English one',
    ({ locale, name, text }) => {
      expect(segment(text)).toEqual({ ...TRAVELS[locale], units: UNITS[name][locale] });
    },
  );

  it.each(inEveryLanguage.filter(({ name }) => codes.includes(name)))(
    '[O1] $name in $locale ends with a line that binds the code to our origin',
    ({ text }) => {
      expect(parseAsBrowser(text)).toEqual({
        topLevelOrigin: 'https://shop.kulhad.example',
        embeddedOrigin: null,
        code: '012345',
      });
      expect(parseOriginBound(text)).toEqual({ host: 'shop.kulhad.example', code: '012345' });
    },
  );

  it('[G1] is a code or a notice about the account, and nothing else', () => {
    expect(names.filter((name) => !/^(code|notice)\./.test(name))).toEqual([]);
  });

  it.each(['en', 'hi'])('[T1] [P4] an approval in %s names amount, payee and order', (locale) => {
    const text = render('code.checkout', values, { ...options, locale });
    for (const part of ['012345', 'Rs 99,99,999.00', 'Kulhad Homeware', 'KUL-ABC234'])
      expect(text).toContain(part);
  });
});

it('a value cannot add a line, reverse the text, or fill segments', () => {
  const text = render(
    'code.checkout',
    { ...values, payee: `Evil\n@evil.example #999999\u202e${'x'.repeat(500)}` },
    options,
  );
  expect(parseOriginBound(text)?.host).toBe('shop.kulhad.example');
  expect(text.split('\n')).toHaveLength(2);
  expect(segment(text).segments).toBeLessThanOrEqual(2);
});

it('falls back to English, and fails loudly for a mistake of ours', () => {
  expect(render('notice.code_failed', {}, { ...options, locale: 'ta' })).toContain('Kulhad');
  expect(() => render('code.nothing', {}, options)).toThrow(/no template/);
  expect(() => render('code.checkout', { code: '1' }, options)).toThrow(/no value/);
});

import { describe, expect, it } from 'vitest';
import { segment } from '../gsm';
import { parseOriginBound } from './origin-bound';
import { LANGUAGES, type Language, render } from './render';
import type { TemplateName } from './template';
import { parseAsBrowser } from './wicg-fixture';
import { widestValues } from './widest-values';

const options = { locale: 'en', origin: 'https://shop.kulhad.example' };
const names = Object.keys(LANGUAGES.en) as TemplateName[];
const values = widestValues('code.checkout');
const codes = names.filter((name) => name.startsWith('code.'));

const inEveryLanguage = (Object.keys(LANGUAGES) as Language[]).flatMap((locale) =>
  names.map((name) => ({
    locale,
    name,
    text: render(name, widestValues(name), { ...options, locale }),
  })),
);

/** Units and segments of each message at its widest: what a change of words costs is seen here. */
const LENGTHS: Record<TemplateName, Record<Language, [units: number, segments: number]>> = {
  'code.signup': { en: [108, 1], hi: [110, 2] },
  'code.login': { en: [111, 1], hi: [114, 2] },
  'code.reset': { en: [114, 1], hi: [120, 2] },
  'code.checkout': { en: [138, 1], hi: [133, 2] },
  'code.approve_change': { en: [135, 1], hi: [125, 2] },
  'code.change_phone': { en: [106, 1], hi: [114, 2] },
  'notice.account_exists': { en: [106, 1], hi: [102, 2] },
  'notice.password_changed': { en: [89, 1], hi: [94, 2] },
  'notice.code_failed': { en: [88, 1], hi: [83, 2] },
  'notice.app_added': { en: [90, 1], hi: [78, 2] },
  'notice.app_removed': { en: [95, 1], hi: [77, 2] },
  'notice.backup_codes_made': { en: [87, 1], hi: [74, 2] },
  'notice.number_changed': { en: [85, 1], hi: [91, 2] },
  'notice.number_bound': { en: [67, 1], hi: [70, 1] },
  'notice.account_erased': { en: [72, 1], hi: [83, 2] },
  'notice.passkey_added': { en: [79, 1], hi: [72, 2] },
  'notice.passkey_removed': { en: [83, 1], hi: [70, 1] },
  'notice.backup_code_used': { en: [83, 1], hi: [80, 2] },
};

const ENCODINGS = { en: 'GSM-7', hi: 'UCS-2' };

describe('every message', () => {
  it.each(inEveryLanguage)(
    '[S1] $name in $locale travels as the table says',
    ({ locale, name, text }) => {
      const [units, segments] = LENGTHS[name][locale];
      expect(segment(text)).toEqual({ encoding: ENCODINGS[locale], units, segments });
    },
  );

  it('[S1] is one segment in English, and two at most in Hindi', () => {
    for (const { name, locale, text } of inEveryLanguage)
      expect(segment(text).segments, name).toBeLessThanOrEqual(locale === 'en' ? 1 : 2);
  });

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

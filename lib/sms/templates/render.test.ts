import { describe, expect, it } from 'vitest';
import { segment } from '../gsm';
import { en } from './en';
import { parseOriginBound } from './origin-bound';
import { LANGUAGES, render } from './render';
import type { TemplateName } from './template';
import { parseAsBrowser } from './wicg-fixture';

const options = { locale: 'en', origin: 'https://shop.kulhad.example' };
/** As long as a value can be: the widest that a template will ever have to carry. */
const values = {
  code: '012345',
  minutes: '10',
  amount: 'Rs 99,99,999.00',
  payee: 'Kulhad Homeware',
  order: 'KUL-ABC234',
  ending: '5678',
};
const names = Object.keys(en) as TemplateName[];
const codes = names.filter((name) => name.startsWith('code.'));

const inEveryLanguage = Object.keys(LANGUAGES).flatMap((locale) =>
  names.map((name) => ({ locale, name, text: render(name, values, { ...options, locale }) })),
);

describe('every message', () => {
  it.each(inEveryLanguage)(
    '[S1] $name in $locale has a known number of segments, in English one',
    ({ locale, text }) => {
      const { encoding, segments } = segment(text);
      if (locale === 'en')
        expect({ encoding, segments }).toEqual({ encoding: 'GSM-7', segments: 1 });
      expect(segments).toBeLessThanOrEqual(encoding === 'GSM-7' ? 1 : 3);
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

  it('[T1] [P4] an approval names the amount, the payee and the order', () => {
    const text = render('code.checkout', values, options);
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
  expect(render('notice.code_failed', {}, { ...options, locale: 'hi' })).toContain('Kulhad');
  expect(() => render('code.nothing', {}, options)).toThrow(/no template/);
  expect(() => render('code.checkout', { code: '1' }, options)).toThrow(/no value/);
});

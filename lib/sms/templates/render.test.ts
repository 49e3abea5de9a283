import { describe, expect, it } from 'vitest';
import { segment } from '../gsm';
import { en } from './en';
import { parseOriginBound } from './origin-bound';
import { render } from './render';
import type { TemplateName } from './template';

const options = { locale: 'en', origin: 'https://shop.kulhad.example' };
/** As long as a value can be: the widest that a template will ever have to carry. */
const values = {
  code: '012345',
  minutes: '10',
  amount: 'Rs 99,99,999.00',
  payee: 'Kulhad Homeware',
  order: 'KUL-ABC234',
};
const names = Object.keys(en) as TemplateName[];
const codes = names.filter((name) => name.startsWith('code.'));

describe('every message', () => {
  it.each(names)('[S1] %s is GSM-7 and one segment', (name) => {
    const text = render(name, name.startsWith('code.') ? values : {}, options);
    expect(segment(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
  });

  it.each(codes)('[O1] %s ends with a line that binds the code to our origin', (name) => {
    const text = render(name, values, options);
    expect(parseOriginBound(text)).toEqual({ host: 'shop.kulhad.example', code: '012345' });
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

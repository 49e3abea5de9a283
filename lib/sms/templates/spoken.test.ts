import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from './render';
import { renderSpoken } from './spoken';
import { widestValues } from './widest-values';

const codes = Object.keys(LANGUAGES.en).filter((name) => name.startsWith('code.'));
const everywhere = (Object.keys(LANGUAGES) as Language[]).flatMap((locale) =>
  codes.map((template) => ({ locale, template })),
);

describe('the words of a call', () => {
  it('say who calls, what for, and the code twice, digit by digit', () => {
    expect(renderSpoken('code.login', { code: '012345', minutes: '10' }, { locale: 'en' })).toBe(
      'This is Kulhad. Your code to sign in is: 0, 1, 2, 3, 4, 5. Once more: 0, 1, 2, 3, 4, 5. ' +
        'Valid for 10 minutes. Share it with nobody.',
    );
  });

  it.each(everywhere)(
    'are there for $template in $locale, with nothing left to fill in',
    ({ locale, template }) => {
      const words = renderSpoken(template, widestValues(template), { locale });
      expect(words).not.toMatch(/[{}<>]/);
      expect(words.split('0, 1, 2, 3, 4, 5')).toHaveLength(3);
      expect(words).not.toContain('012345');
    },
  );

  it.each(['en', 'hi'])('[P4] name amount and payee of what is approved, in %s', (locale) => {
    const words = renderSpoken('code.checkout', widestValues('code.checkout'), { locale });
    expect(words).toContain('99,99,999.00');
    expect(words).not.toContain('Rs');
    expect(words).toContain('Kulhad Homeware');
  });

  it('are not there for a notice, and not without its code', () => {
    expect(() => renderSpoken('notice.app_added', {}, { locale: 'en' })).toThrow('not said');
    expect(() => renderSpoken('code.login', { minutes: '10' }, { locale: 'en' })).toThrow('code');
  });
});

import { describe, expect, it } from 'vitest';
import { en } from '../templates/en';
import { LANGUAGES } from '../templates/render';
import { dltOf } from './dlt';
import { outbound } from './provider-contract';

const registered = { entity: '1101234567890', templates: { 'code.login': '1107123456789' } };
const found = { entity: '1101234567890', template: '1107123456789' };

describe('[D1] the registered ids of a message', () => {
  it.each([
    ['to India', {}, found],
    ['elsewhere', { to: '+447700900123' }, null],
    ['of another template', { template: 'code.reset' }, 'missing'],
    ['in a language that we do not write in', { locale: 'ta' }, found],
  ])('%s', (_, changes, ids) => {
    expect(dltOf(registered, outbound(changes))).toEqual(ids);
  });

  it('are none where nothing is registered', () => {
    expect(dltOf(undefined, outbound())).toBe(null);
  });

  it('are of their own in another language', () => {
    const [locale = 'xx'] = Object.keys(LANGUAGES).filter((name) => name !== 'en');
    LANGUAGES[locale] ??= en;
    expect(dltOf(registered, outbound({ locale }))).toBe('missing');
    const both = { ...registered, templates: { [`${locale}/code.login`]: '1107000000000' } };
    expect(dltOf(both, outbound({ locale }))).toMatchObject({ template: '1107000000000' });
  });
});

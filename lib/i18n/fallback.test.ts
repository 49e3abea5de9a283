import { expect, it } from 'vitest';
import { fillFrom } from './fallback';

it('takes from English what a language lacks, at any depth, and nothing else', () => {
  const english = { cart: { title: 'Cart', empty: { title: 'Empty', hint: 'Look around' } } };
  const hindi = { cart: { title: 'टोकरी', empty: { title: '' } }, gone: 'x' };
  expect(fillFrom(english, hindi)).toEqual({
    cart: { title: 'टोकरी', empty: { title: 'Empty', hint: 'Look around' } },
  });
});

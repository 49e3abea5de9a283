import { expect, it } from 'vitest';
import { addressBlock } from './address-block';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', 'this machine'],
  ['::1', 'this machine'],
  ['::ffff:127.0.0.1', 'this machine'],
  ['', 'unknown'],
  ['203.0.113.7, 198.51.100.1', 'unknown'],
  ["'; DROP TABLE budgets", 'unknown'],
])('counts %s as %s', (text, block) => {
  expect(addressBlock(text)).toBe(block);
});

it('[A5] counts all addresses of one IPv6 /64 as one, and another /64 as another', () => {
  const mine = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:0DB8:0001:0002::a:b'];
  expect(new Set(mine.map(addressBlock)).size).toBe(1);
  expect(addressBlock('2001:db8:1:3::1')).not.toBe(addressBlock('2001:db8:1:2::1'));
});

import { expect, it } from 'vitest';
import { parseAsBrowser } from './wicg-fixture';

const known = { topLevelOrigin: 'https://example.com', embeddedOrigin: null, code: '747723' };
const framed = { ...known, embeddedOrigin: 'https://ecommerce.example' };

// The examples of the specification itself.
it.each([
  ['747723 is your ExampleCo authentication code.\n\n@example.com #747723', known],
  ['747723 is your code.\r\n\r\n@example.com #747723 %ecommerce.example', framed],
  ['@example.com #747723 %ecommerce.example $future', framed],
  ['@example.com #747723 $future', known],
  ['something @example.com #747723', null],
  ['#747723 %ecommerce.example @example.com', null],
  ['@example.com code #747723', null],
  ['@example.com  #747723', null],
  ['@example.com #747723\n', null],
  ['@ #747723', null],
  ['@example.com #', null],
  ['', null],
])('[O1] a browser reads %j as the specification says', (message, read) => {
  expect(parseAsBrowser(message)).toEqual(read);
});

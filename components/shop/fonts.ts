import localFont from 'next/font/local';

/** Headings: optical sizes, so that large letters are fine and small ones sturdy. */
export const fraunces = localFont({
  src: '../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2',
  weight: '100 900',
  variable: '--font-fraunces',
  display: 'swap',
});

/** Everything else. */
export const hanken = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-hanken',
  display: 'swap',
});

/** Hindi, in both places. Asked for by Hindi pages alone: the letters of a language link can come from the system. */
export const devanagari = localFont({
  src: '../../node_modules/@fontsource-variable/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-devanagari',
  display: 'swap',
  preload: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0900-097F,U+200C-200D,U+25CC,U+A8E0-A8FF' }],
});

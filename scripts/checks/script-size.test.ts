import { expect, test } from 'vitest';
import { scriptsOf } from './script-size.mjs';

test('the script files of a page are counted once each, without those for ancient browsers', () => {
  const html = `<script src="/a.js?x=1&amp;y=2" async=""></script><script>inline()</script>
    <script src="/polyfills.js" noModule=""></script><link rel="preload" as="script" href="/b.js">
    <script async="" src="/c.js"></script><script src="/c.js"></script>`;
  expect(scriptsOf(html)).toEqual(['/a.js?x=1&y=2', '/c.js']);
});

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentPolicy } from './content-policy.mjs';

const MARK = 'd.documentElement.className="js"';
const DATA = 'self.__next_f.push([1,"0:{\\u003cb>\\n}"])';
const FIRST = '(self.__next_f=self.__next_f||[]).push([0])';
const CHUNKS =
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(["a.js",{"runtimeModuleIds":[1]}]);';
const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const policy = contentPolicy({ https: false, scripts: [MARK] });

function scriptSources(text: string): string[] {
  const directive = text.split('; ').find((part) => part.startsWith('script-src '));
  return directive?.split(' ').slice(1) ?? [];
}

it('vouches in a page for everybody for our own script and the data of that page', () => {
  const html = `<script>${MARK}</script><script src="/a.js"></script><script>${FIRST}</script><script>${DATA}</script><script id="_R_">${CHUNKS}</script>`;
  const sources = scriptSources(policy.prerendered(html));
  expect(sources).toEqual(["'self'", hash(MARK), hash(FIRST), hash(DATA), hash(CHUNKS)]);
});

it.each([
  'alert(1)',
  'self.__next_f.push([1,alert(1)])',
  'self.__next_f.push([1,"a"]);alert(1)',
  'self.__next_f.push([1,"a"])\nalert(1)//)',
  'self.__next_f.push(1);alert(1);f(2)',
])('does not vouch for %j, wherever it came from', (script) => {
  const sources = scriptSources(policy.prerendered(`<p><script>${script}</script></p>`));
  expect(sources).toEqual(["'self'", hash(MARK)]);
});

it('lets what is rendered for one request run by its nonce', () => {
  const sources = scriptSources(policy.rendered('bm9uY2U='));
  expect(sources).toEqual(["'self'", hash(MARK), "'nonce-bm9uY2U='"]);
});

it('never allows inline scripts or eval as such, nor frames, plug-ins and other bases', () => {
  for (const text of [policy.rendered('x'), policy.prerendered('')]) {
    expect(scriptSources(text).join(' ')).not.toMatch(/unsafe|\*|http:|data:/);
    for (const directive of ["default-src 'self'", "object-src 'none'", "base-uri 'self'"])
      expect(text.split('; ')).toContain(directive);
    expect(text.split('; ')).toContain("frame-ancestors 'none'");
    expect(text.split('; ')).toContain("form-action 'self'");
  }
});

it('has requests upgraded only where the shop is reached by https', () => {
  expect(policy.rendered('x')).not.toContain('upgrade-insecure-requests');
  expect(contentPolicy({ https: true, scripts: [] }).rendered('x')).toContain(
    'upgrade-insecure-requests',
  );
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoRegistry, readConfigured } from './configured';
import type { DltRegistry } from './registry';
import { unregistered } from './unregistered';

const origin = 'https://shop.kulhad.example';
const registry = demoRegistry(origin);
const shop = { demoMode: false, origin, smsDlt: undefined, smsProviders: ['a-carrier'] };

function fileOf(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dlt-')), 'dlt.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** The registry with one registration changed. */
const changed = (name: string, change: Partial<DltRegistry['templates'][number]>): DltRegistry => ({
  ...registry,
  templates: registry.templates.map((one) =>
    one.name === name && one.locale === 'hi' ? { ...one, ...change } : one,
  ),
});
const textOf = (name: string) =>
  registry.templates.find((one) => one.name === name && one.locale === 'hi')?.text ?? '';

describe('the registry for India', () => {
  it('[D2] has every message of ours in every language, letter by letter, at its widest', () => {
    expect(unregistered(registry, origin)).toEqual([]);
  });

  it('[D2] lets a message not through when one character of its registration is another', () => {
    const text = textOf('code.login').replace('।', '.');
    expect(unregistered(changed('code.login', { text }), origin)).toEqual(['code.login (hi)']);
    const host = textOf('code.login').replace('shop.', 'shap.');
    expect(unregistered(changed('code.login', { text: host }), origin)).toEqual([
      'code.login (hi)',
    ]);
  });

  it('[D3] has codes and notices as Service (implicit), and takes no other category', () => {
    expect(new Set(registry.templates.map(({ category }) => category))).toEqual(
      new Set(['service_implicit']),
    );
    const templates = registry.templates.map((one) => ({ ...one, category: 'transactional' }));
    const smsDlt = fileOf({ ...registry, templates });
    expect(() => readConfigured({ ...shop, smsDlt })).toThrow(/must be service_implicit/);
  });

  it('is read from the file that SMS_DLT names', () => {
    expect(readConfigured({ ...shop, smsDlt: fileOf(registry) })).toEqual(registry);
  });

  it.each([
    ['that is not there', '/nowhere/dlt.json', /ENOENT/],
    ['that is no JSON', fileOf('{'), /JSON/],
    ['without an entity', fileOf({ ...registry, entityId: 'Kulhad' }), /entityId.*digits/],
    ['with a suffix in a header', fileOf({ ...registry, headers: ['KULHAD-S'] }), /six letters/],
    ['with a header of nobody', fileOf(changed('code.login', { header: 'OTHERS' })), /16\.header/],
    ['with a name twice', fileOf(changed('code.login', { name: 'code.reset' })), /is there twice/],
    ['with an unknown tag', fileOf(changed('code.login', { text: '{#x#}' })), /no kind: \{#x#\}/],
    [
      'with another text',
      fileOf(changed('code.login', { text: 'x' })),
      /\n {2}code\.login \(hi\)$/,
    ],
  ])('stops the start for a file %s, and says why', (_, smsDlt, why) => {
    expect(() => readConfigured({ ...shop, smsDlt })).toThrow(/^SMS_DLT: /);
    expect(() => readConfigured({ ...shop, smsDlt })).toThrow(why);
  });

  it('stops the start where a carrier is to send and nothing is said of a registry', () => {
    expect(() => readConfigured(shop)).toThrow(/^SMS_DLT: is missing/);
    expect(readConfigured({ ...shop, smsProviders: ['none'] })).toBeNull();
    expect(readConfigured({ ...shop, smsDlt: 'none' })).toBeNull();
  });

  it('is made up in a demo, with ids that nobody has', () => {
    const made = readConfigured({ ...shop, demoMode: true });
    expect(made).toEqual(registry);
    for (const id of [registry.entityId, ...registry.templates.map((one) => one.id)])
      expect(id).toMatch(/^110\d0{10}/);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { locales } from './routing';

type Tree = { [key: string]: string | Tree };

/** Every text of a language by its path, as its files have it: nothing is filled in from English. */
function textsOf(locale: string): Map<string, string> {
  const folder = join(import.meta.dirname, 'messages', locale);
  const flat = (tree: Tree, path: string): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}.${key}`, value]] : flat(value, `${path}.${key}`),
    );
  return new Map(
    readdirSync(folder).flatMap((file) =>
      flat(JSON.parse(readFileSync(join(folder, file), 'utf8')), file.replace('.json', '')),
    ),
  );
}

/** The arguments of an ICU message with their types: `left plural`, `name`. */
function placeholders(text: string): string[] {
  const found = text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)\s*,|\})/g);
  return [...new Set([...found].map(([, name, type]) => [name, type].filter(Boolean).join(' ')))];
}

const english = textsOf('en');

describe.each(locales.filter((locale) => locale !== 'en'))('the texts in %s', (locale) => {
  const texts = textsOf(locale);

  it('are the same ones as in English: none is missing, empty or left over', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...texts].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it('have the same placeholders as in English', () => {
    for (const [path, text] of english)
      expect(placeholders(texts.get(path) ?? '').sort(), path).toEqual(placeholders(text).sort());
  });

  it('can be said, for none, one and many', () => {
    const messages = Object.fromEntries(
      [...texts].map(([path, text]) => [path.replaceAll('.', '/'), text]),
    );
    const say = createTranslator<Record<string, string>>({
      locale,
      messages,
      onError: (error) => {
        throw error;
      },
    });
    for (const [path, text] of texts)
      for (const count of [0, 1, 2, 11]) {
        const values = placeholders(text).map((argument) => [argument.split(' ')[0], count]);
        const said = say(path.replaceAll('.', '/'), Object.fromEntries(values));
        expect(said, path).not.toMatch(/[{}#]/);
      }
  });
});

import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Display, markDisplay, readDisplay } from './display-cookie';
import { displayScript } from './display-script.mjs';

function fakeRoot() {
  const attributes = new Set<string>();
  const properties = new Map<string, string>();
  return {
    attributes,
    properties,
    setAttribute: (name: string) => attributes.add(name),
    toggleAttribute: (name: string, on: boolean) => on && attributes.add(name),
    style: { setProperty: (name: string, value: string) => properties.set(name, value) },
  };
}

const encodeDisplay = (display: Display) => encodeURIComponent(JSON.stringify(display));
const cookieOf = (value: string) => `theme=x; kulhad_display=${value}; other=1`;

describe('the display cookie', () => {
  it('brings a name in any script and the count through a cookie header', () => {
    const display = { name: 'आशा "A"; <b>', count: 3 };
    expect(readDisplay(cookieOf(encodeDisplay(display)))).toEqual(display);
  });

  it.each([
    ['', 'is absent'],
    [cookieOf('%E0%A4%A'), 'is cut'],
    [cookieOf('null'), 'is null'],
    [cookieOf(encodeURIComponent('{"name":{"a":1},"count":"9"}')), 'has other types'],
    [cookieOf(encodeURIComponent('{"name":null,"count":-2}')), 'counts below nothing'],
  ])('shows nobody when it %s', (cookies) => {
    expect(readDisplay(cookies)).toEqual({ name: null, count: 0 });
  });

  it.each([
    { name: 'Asha', count: 12 },
    { name: null, count: 1 },
    { name: 'Asha', count: 0 },
    { name: null, count: 0 },
  ])('marks the page before the first paint as it does later: %o', (display) => {
    const early = fakeRoot();
    const cookie = cookieOf(encodeDisplay(display));
    runInNewContext(displayScript, { document: { cookie, documentElement: early } });
    const later = fakeRoot();
    markDisplay(later as unknown as HTMLElement, display);
    expect(early.attributes).toEqual(later.attributes);
    if (display.count > 0) expect(early.properties).toEqual(later.properties);
  });

  it('does not stop the page when the cookie is malformed', () => {
    const root = fakeRoot();
    const document = { cookie: cookieOf('%E0%A4%A'), documentElement: root };
    expect(() => runInNewContext(displayScript, { document })).not.toThrow();
    expect(root.attributes.size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { matches, unknownTags } from './matches';

const registered =
  '{#numeric#} approves Rs {#numeric#} (order KUL-{#alphanumeric#}).\n@a.example #{#numeric#}';
const fixed = [' approves Rs ', ' (order KUL-', ').\n@a.example #'];
const filled = ([one, two, three]: string[]) =>
  `012345${one}99,99,999.00${two}7F3K2M${three}012345`;

describe('[D2] a message and its registered text', () => {
  it('match where only the variables differ', () => {
    expect(matches(filled(fixed), registered)).toBe(true);
  });

  it('do not match when any one character of the fixed text is changed, missing or doubled', () => {
    for (const [index, part] of fixed.entries())
      for (let at = 0; at < part.length; at += 1)
        for (const instead of ['~', '', part.charAt(at).repeat(2)]) {
          const altered = part.slice(0, at) + instead + part.slice(at + 1);
          const message = filled(fixed.with(index, altered));
          expect(matches(message, registered), message).toBe(false);
        }
    expect(matches(` ${filled(fixed)}`, registered)).toBe(false);
    expect(matches(`${filled(fixed)}\n`, registered)).toBe(false);
  });

  it.each([
    ['numeric', '012345', '12a', 'Rs 5', '', '1\n2'],
    ['numeric', '2,499.00', ',5', '5.'],
    ['alphanumeric', '7F3K2M', 'a@b', 'a.b', ''],
    ['alphanumeric', 'आशा 2', '<b>', '\u202e'],
    ['url', 'https://a.example/x', 'a.example', 'javascript:1'],
    ['urlott', 'https://a.example/x', 'a.example'],
    ['cbn', '+911800123456', 'call us'],
    ['email', 'a@b.example', 'a b@c.example', 'a'],
    ['var', 'whatever, it is!', 'two\nlines', ''],
  ])('a variable of the kind %s takes %j and nothing else', (tag = '', good = '', ...bad) => {
    expect(matches(`x ${good} y`, `x {#${tag}#} y`)).toBe(true);
    for (const value of bad) expect(matches(`x ${value} y`, `x {#${tag}#} y`), value).toBe(false);
  });

  it('match with thirty characters in a variable, and not with thirty-one', () => {
    for (const [tag, letter] of Object.entries({ var: '*', numeric: '1', alphanumeric: 'क' })) {
      expect(matches(letter.repeat(30), `{#${tag}#}`)).toBe(true);
      expect(matches(letter.repeat(31), `{#${tag}#}`)).toBe(false);
    }
  });

  it('a tag that no operator knows is told, and matches nothing', () => {
    expect(unknownTags('{#numeric#} {#code#}')).toEqual(['code']);
    expect(matches('5', '{#code#}')).toBe(false);
  });
});

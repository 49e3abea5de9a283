import { expect, test } from 'vitest';
import { parseArguments } from './arguments.mjs';

const parse = (...argv: string[]) => parseArguments(argv, { port: 'port', reset: 'flag' });

test('flags are read, with a port after a space or an equals sign', () => {
  expect(parse()).toEqual({});
  expect(parse('--reset', '--port', '4000')).toEqual({ reset: true, port: 4000 });
  expect(parse('--port=65535')).toEqual({ port: 65535 });
  expect(parse('--help')).toEqual({ help: true });
});

test.each([
  [['--prot', '4000'], 'Unknown argument "--prot"'],
  [['4000'], 'Unknown argument "4000"'],
  [['--constructor'], 'Unknown argument "--constructor"'],
  [['--reset=yes'], '--reset takes no value'],
  [['--port'], '--port wants a port between 1 and 65535, not ""'],
  [['--port', '0'], 'not "0"'],
  [['--port', '65536'], 'not "65536"'],
  [['--port', '80x'], 'not "80x"'],
  [['--port', '-1'], 'not "-1"'],
])('%j is refused in one line, with exit code 2', (argv, message) => {
  expect(() => parse(...argv)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), exitCode: 2 }),
  );
});

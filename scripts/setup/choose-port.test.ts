import net from 'node:net';
import { expect, test, vi } from 'vitest';
import { choosePort } from './choose-port.mjs';
import { isPortFree, randomFreePort } from './free-port.mjs';

const taken =
  (...ports: number[]) =>
  async (port: number) =>
    !ports.includes(port);

test('3000 is the port, or else the next free one, which is said', async () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await choosePort(undefined, undefined, taken())).toBe(3000);
    expect(said).not.toHaveBeenCalled();
    expect(await choosePort(undefined, undefined, taken(3000, 3001))).toBe(3002);
    expect(said).toHaveBeenCalledWith('- Port 3000 is taken; using 3002\n');
  } finally {
    said.mockRestore();
  }
});

test('a port that was asked for is used or refused, never replaced', async () => {
  expect(await choosePort(4000, '5000', taken(5000))).toBe(4000);
  expect(await choosePort(undefined, '5000', taken())).toBe(5000);
  await expect(choosePort(4000, undefined, taken(4000))).rejects.toThrow('Port 4000 is taken');
  await expect(choosePort(undefined, 'http', taken())).rejects.toThrow('PORT wants a port');
});

test('a port on which somebody listens is not free', async () => {
  const port = await randomFreePort();
  expect(await isPortFree(port)).toBe(true);

  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await isPortFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
});

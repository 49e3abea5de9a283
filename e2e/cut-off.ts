import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { type APIRequestContext, expect } from '@playwright/test';

/**
 * The shop under test, where these journeys started it themselves: its build, its environment, the
 * file that keeps what it prints, which is searched for secrets in the end, and databases for others.
 */
export type OwnShop = {
  distDir: string;
  env: Record<string, string>;
  log: string;
  others: string[];
};

/** Every journey that opens a shop, so that no two of them share a database. */
const OPENERS = [
  'cut off',
  'demo off',
  'token',
  'https',
  'forwarded',
  'proxy',
  'worker apart',
] as const;
export type Opener = (typeof OPENERS)[number];

/** The database of one journey's own shop. */
export const databaseOf = (shop: OwnShop, opener: Opener): string =>
  shop.others[OPENERS.indexOf(opener)] ?? '';

/** Null when the journeys run against somebody else's shop, whose database is not ours to cut off. */
export function ownShop(): OwnShop | null {
  return process.env.JOURNEYS_SHOP ? JSON.parse(process.env.JOURNEYS_SHOP) : null;
}

/** A way to a database that can be cut and mended while somebody uses it. */
export class Cable {
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server | null = null;
  #port = 0;

  constructor(private readonly target: URL) {}

  /** The database's address through this cable. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  async mend(): Promise<void> {
    const server = net.createServer((socket) => {
      const far = net.connect(Number(this.target.port), this.target.hostname);
      for (const [one, other] of [
        [socket, far],
        [far, socket],
      ] as const) {
        this.#sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as net.AddressInfo).port;
    this.#server = server;
  }

  cut(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** How long a server may take to open, or to find its database again, on a machine with much else to do. */
export const OPENS = { timeout: 60_000, intervals: [200] };

/** A second server of the same build, on a database of its own: its worker takes whatever is queued there. */
export async function openShop(
  shop: OwnShop,
  opener: Opener,
  changes: Record<string, string>,
): Promise<{ origin: string; child: ChildProcess; output: () => string }> {
  const { distDir, env, log } = shop;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let said = '';
  const child = spawn(process.execPath, [path.join('app', 'server.mjs'), '--port', String(port)], {
    env: {
      ...process.env,
      ...env,
      NEXT_DIST_DIR: distDir,
      PORT: String(port),
      APP_ORIGIN: origin,
      DATABASE_URL: databaseOf(shop, opener),
      ...changes,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      fs.appendFileSync(log, text);
    });
  return { origin, child, output: () => said };
}

/** Waits until the shop that a context asks is open. */
export async function untilHealthy(request: APIRequestContext): Promise<void> {
  const status = () =>
    request.get('/api/health').then(
      (response) => response.status(),
      () => 0,
    );
  await expect.poll(status, { timeout: 60_000, intervals: [200] }).toBe(200);
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

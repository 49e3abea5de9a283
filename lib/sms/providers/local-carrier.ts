import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

/** What the stand-in does with the next calls: answers, says nothing, or hangs up. */
export type Behaviour =
  | { status: number; headers?: Record<string, string>; body: string }
  | 'hang'
  | 'reset';

/** A carrier on 127.0.0.1 that a test tells what to do. Real HTTP, so that what fails is what fails for real. */
export async function openCarrier() {
  const heard: Heard[] = [];
  const hanging = new Set<ServerResponse>();
  let next: Behaviour = { status: 200, body: '' };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      heard.push({ method, url, headers, body });
      if (next === 'hang') hanging.add(response);
      else if (next === 'reset') request.socket.destroy();
      else response.writeHead(next.status, next.headers).end(next.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    /** What it heard last, or before that: 1 is the call before the last. */
    last(before = 0): Heard {
      const found = heard.at(-1 - before);
      if (!found) throw new Error('nothing was heard');
      return found;
    },
    will: (behaviour: Behaviour) => {
      next = behaviour;
    },
    async close() {
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type LocalCarrier = Awaited<ReturnType<typeof openCarrier>>;

import http from 'node:http';
import { CONNECTIONS } from '../load.mjs';

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };
type Post = { method?: string; headers?: Record<string, string>; body?: Buffer };

const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Sends one request over one of twenty kept connections. */
export function send(address: string, { body, method, headers }: Post): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const request = http.request(
      address,
      { agent, ...(method ? { method } : {}), headers: { ...headers, ...length } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

export const closeConnections = () => agent.destroy();

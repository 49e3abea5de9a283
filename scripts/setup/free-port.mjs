import net from 'node:net';

/** Whether nobody listens on this port of 127.0.0.1, nor on all addresses. @param {number} port */
export async function isPortFree(port) {
  // Both are tried: a server bound to every address does not always stop a second one on loopback.
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

/** A port that was free on loopback a moment ago; whoever uses it must cope with losing the race. */
export function randomFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {number} first where to begin @param {(port: number) => Promise<boolean>} isFree
 * @returns {Promise<number | undefined>} the first free port of a hundred
 */
export async function nextFreePort(first, isFree = isPortFree) {
  for (let port = first; port < first + 100 && port <= 65535; port += 1) {
    if (await isFree(port)) return port;
  }
  return undefined;
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

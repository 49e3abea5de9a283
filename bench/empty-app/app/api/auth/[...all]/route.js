import { betterAuth } from 'better-auth';
import { toNextJsHandler } from 'better-auth/next-js';
import { Pool } from 'pg';
import { peerOptions } from '../../../../peer.mjs';

let handlers;

/** Made at the first request: a build has no database. */
function peer() {
  handlers ??= toNextJsHandler(
    betterAuth(peerOptions(new Pool({ connectionString: process.env.PEER_DATABASE_URL, max: 20 }))),
  );
  return handlers;
}

export const POST = (request) => peer().POST(request);

import 'server-only';
import type { z } from 'zod';
import { isDatabaseDown } from './database-down';
import { env } from './env';
import { log } from './log';
import { equalBytes, sha256 } from './secret';

const MAX_BODY = 10_000;

/** A JSON answer that nobody keeps a copy of. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/**
 * A route of the test inbox: not there with demo mode off (I13), asks for its token where one is
 * set, and answers 503 rather than breaking when the database is away.
 */
export function demoRoute(handle: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const { demoMode, demoApiToken } = env();
    if (!demoMode) return json({ error: 'not found' }, 404);
    if (demoApiToken && !bearerIs(request, demoApiToken))
      return json({ error: 'give DEMO_API_TOKEN as a bearer token' }, 401);
    try {
      return await handle(request);
    } catch (error) {
      log.error('demo_api.failed', { error });
      if (isDatabaseDown(error)) return json({ error: 'the database is away' }, 503);
      return json({ error: 'unexpected' }, 500);
    }
  };
}

function bearerIs(request: Request, token: string): boolean {
  const given = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? '';
  return equalBytes(sha256(given), sha256(token));
}

export type Body<T> = { ok: true; value: T } | { ok: false; response: Response };

/** The request's JSON body as the schema wants it, or the answer that says what is wrong with it. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<Body<T>> {
  const refuse = (error: string, status: number): Body<T> => ({
    ok: false,
    response: json({ error }, status),
  });
  const text = await request.text();
  if (text.length > MAX_BODY) return refuse(`at most ${MAX_BODY} characters`, 413);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return refuse('the body is not JSON', 400);
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return refuse(`${issue?.path.join('.') || 'body'}: ${issue?.message}`, 422);
}

import { receiptReaders } from '@/app/carriers';
import { isDatabaseDown } from '@/lib/platform/database-down';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { storeReceipts } from '@/lib/sms/receipts';

type Context = RouteContext<'/api/sms/receipts/[...path]'>;

const headers = { 'Cache-Control': 'no-store' };
const answer = (status: number, error?: string) =>
  Response.json(error ? { error } : {}, { status, headers });

/**
 * What a carrier has to say of messages that it took, at its name; carriers that sign nothing have a secret
 * behind it. 2xx only when all of it is stored: a carrier tries
 * again after anything else, and twice the same comes to once.
 */
async function take(request: Request, { params }: Context): Promise<Response> {
  const [provider = ''] = (await params).path;
  const reader = receiptReaders().find(({ name }) => name === provider);
  if (!reader) return answer(404, 'no such carrier here');
  const now = new Date();
  const { pathname, search } = new URL(request.url);
  const reading = await reader.read(
    {
      method: request.method,
      url: `${env().origin}${pathname}${search}`,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    },
    now,
  );
  if (!reading.ok) {
    log.warn('sms.receipt_refused', { provider, why: reading.why });
    return reading.why === 'signature'
      ? answer(403, 'not signed by the carrier')
      : answer(400, 'not to be understood');
  }
  try {
    await storeReceipts(db(), provider, reading, now);
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    return answer(503, 'try again');
  }
  return answer(200);
}

export { take as GET, take as POST };

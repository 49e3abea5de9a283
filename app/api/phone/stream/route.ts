import { enteredPhones } from '@/lib/identity/entered-phones';
import { coalesce } from '@/lib/platform/coalesce';
import { db } from '@/lib/platform/db';
import { json } from '@/lib/platform/demo-api';
import { env } from '@/lib/platform/env';
import { listInbox } from '@/lib/sms/inbox';
import { inboxFeed } from '@/lib/sms/inbox-feed';

const BEAT_MS = 20_000;
const SHOWN = 30;

/**
 * The virtual phone's messages, live: the latest ones at once, and all of them anew whenever one
 * arrives. Only for the numbers that were typed in this very browser.
 */
export async function GET(request: Request): Promise<Response> {
  if (!env().demoMode) return json({ error: 'not found' }, 404);
  const phones = await enteredPhones();
  const encoder = new TextEncoder();
  let stop = () => {};

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const write = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const show = coalesce(async () => {
        try {
          const messages = await listInbox(db(), { to: phones, limit: SHOWN });
          write(`event: messages\ndata: ${JSON.stringify({ phones, messages })}\n\n`);
        } catch {
          write('event: away\ndata: {}\n\n');
        }
      });
      const leave = inboxFeed().subscribe(phones, () => void show());
      const beat = setInterval(() => write(': beat\n\n'), BEAT_MS);
      stop = () => {
        if (!open) return;
        open = false;
        leave();
        clearInterval(beat);
        controller.close();
      };
      request.signal.addEventListener('abort', stop);
      write('retry: 2000\n\n');
      void show();
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

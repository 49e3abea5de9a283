import { z } from 'zod';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json, readBody } from '@/lib/platform/demo-api';
import { listInbox, putIntoInbox } from '@/lib/sms/inbox';

const schema = z.object({
  to: phoneField,
  after: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const GET = demoRoute(async (request) => {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return json({ error: `${issue?.path.join('.')}: ${issue?.message}` }, 400);
  }
  const { to, after, limit } = parsed.data;
  const messages = await listInbox(db(), {
    to: [to],
    limit,
    ...(after ? { after: new Date(after) } : {}),
  });
  return json({ messages });
});

const delivery = z.object({
  id: z.guid(),
  to: phoneField,
  from: z.string().min(1).max(20),
  body: z.string().min(1).max(1_600),
  provider: z.string().min(1).max(20),
  encoding: z.enum(['GSM-7', 'UCS-2']),
  segments: z.number().int().min(1).max(20),
});

/** For a carrier that delivers here: `scripts/carrier`. */
export const POST = demoRoute(async (request) => {
  const body = await readBody(request, delivery);
  if (!body.ok) return body.response;
  await putIntoInbox(db(), body.value, new Date());
  return json({}, 201);
});

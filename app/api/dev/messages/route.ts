import { z } from 'zod';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json } from '@/lib/platform/demo-api';
import { listInbox } from '@/lib/sms/inbox';

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

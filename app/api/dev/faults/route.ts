import { z } from 'zod';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json, readBody } from '@/lib/platform/demo-api';

const schema = z.object({
  to: phoneField,
  mode: z.enum(['ok', 'fail', 'timeout', 'delay']),
  ms: z.number().int().min(0).max(600_000).default(0),
});

export const POST = demoRoute(async (request) => {
  const body = await readBody(request, schema);
  if (!body.ok) return body.response;
  const { to, mode, ms } = body.value;
  await db().demoFault.upsert({ where: { to }, create: { to, mode, ms }, update: { mode, ms } });
  return json({ to, mode, ms });
});

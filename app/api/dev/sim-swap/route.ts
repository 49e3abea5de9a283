import { z } from 'zod';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json, readBody } from '@/lib/platform/demo-api';

const schema = z.object({
  to: phoneField,
  swappedAt: z.iso.datetime().transform((text) => new Date(text)),
});

export const POST = demoRoute(async (request) => {
  const body = await readBody(request, schema);
  if (!body.ok) return body.response;
  const { to, swappedAt } = body.value;
  await db().demoSimSwap.upsert({
    where: { to },
    create: { to, swappedAt },
    update: { swappedAt },
  });
  return json({ to, swappedAt });
});

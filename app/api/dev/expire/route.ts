import { z } from 'zod';
import { expireCodesOf } from '@/lib/otp/expire';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json, readBody } from '@/lib/platform/demo-api';

const schema = z.object({ to: phoneField });

export const POST = demoRoute(async (request) => {
  const body = await readBody(request, schema);
  if (!body.ok) return body.response;
  return json({ expired: await expireCodesOf(db(), body.value.to, new Date()) });
});

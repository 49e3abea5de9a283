import { z } from 'zod';
import { expireCodesOf } from '@/lib/otp/expire';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json, readBody } from '@/lib/platform/demo-api';
import { expireHolds } from '@/lib/shop/checkout/expire-holds';

const schema = z.object({ to: phoneField });

export const POST = demoRoute(async (request) => {
  const body = await readBody(request, schema);
  if (!body.ok) return body.response;
  const now = new Date();
  const expired = await expireCodesOf(db(), body.value.to, now);
  await expireHolds(db(), body.value.to, now);
  return json({ expired });
});

import { z } from 'zod';
import { createMember } from '@/lib/identity/create-member';
import { readEmail } from '@/lib/identity/email';
import { phoneField } from '@/lib/otp/phone-field';
import { db } from '@/lib/platform/db';
import { demoRoute, json, readBody } from '@/lib/platform/demo-api';

const schema = z.object({
  name: z.string().trim().min(1).max(80),
  email: z.string().transform((text, context) => {
    const email = readEmail(text);
    if (email) return email;
    context.addIssue({ code: 'custom', message: 'not an email address' });
    return z.NEVER;
  }),
  phone: phoneField,
  password: z.string().min(8).max(128),
});

export const POST = demoRoute(async (request) => {
  const body = await readBody(request, schema);
  if (!body.ok) return body.response;
  const made = await createMember(db(), body.value, new Date());
  if (!made.ok) return json({ error: 'the number or the email has an account' }, 409);
  const { name, email, phone } = body.value;
  return json({ id: made.id, name, email, phone }, 201);
});

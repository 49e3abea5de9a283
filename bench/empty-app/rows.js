import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../lib/platform/generated/client';

let client;

function db() {
  client ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 20 }),
  });
  return client;
}

/** One insert, one commit. */
export async function insertText(form) {
  const text = String(form.get('text')).slice(0, 200);
  await db().$executeRaw`INSERT INTO bench_rows (text) VALUES (${text})`;
  return text;
}

import 'server-only';
import { cookies } from 'next/headers';
import { env } from './env';

/** What prerendered pages show of a shopper: for display only, never believed by the server. */
export type Display = { name: string | null; count: number };

const NAME = 'kulhad_display';

async function readDisplay(): Promise<Display> {
  try {
    const parsed = JSON.parse((await cookies()).get(NAME)?.value ?? '');
    return {
      name: typeof parsed.name === 'string' ? parsed.name.slice(0, 60) : null,
      count: Number.isInteger(parsed.count) ? parsed.count : 0,
    };
  } catch {
    return { name: null, count: 0 };
  }
}

/** Changes what the header shows; readable by scripts on purpose. */
export async function updateDisplay(change: Partial<Display>): Promise<void> {
  const display = { ...(await readDisplay()), ...change };
  (await cookies()).set(NAME, JSON.stringify(display), {
    sameSite: 'lax',
    path: '/',
    secure: env().origin.startsWith('https:'),
    maxAge: 60 * 60 * 24 * 30,
  });
}

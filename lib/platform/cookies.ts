import 'server-only';
import { cookies } from 'next/headers';
import { env } from './env';

const secure = () => env().origin.startsWith('https:');

/** Behind https a name that browsers tie to this host, path and scheme. */
function nameOf(name: string): string {
  return secure() ? `__Host-kulhad_${name}` : `kulhad_${name}`;
}

/** Reads one of our cookies; undefined when it is absent or longer than any of ours. */
export async function readCookie(name: string): Promise<string | undefined> {
  const value = (await cookies()).get(nameOf(name))?.value;
  return value && value.length <= 2_048 ? value : undefined;
}

/** Sets one of our cookies for the whole shop; without `expires` it ends with the browser. */
export async function setCookie(name: string, value: string, expires?: Date): Promise<void> {
  (await cookies()).set(nameOf(name), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secure(),
    ...(expires ? { expires } : {}),
  });
}

export async function clearCookie(name: string): Promise<void> {
  (await cookies()).set(nameOf(name), '', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secure(),
    maxAge: 0,
  });
}

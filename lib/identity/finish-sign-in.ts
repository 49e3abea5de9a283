import 'server-only';
import { updateDisplay } from '../platform/display-cookie';
import { signIn } from './auth';
import type { SignedIn } from './signup';

/** Turns a ticket into this browser's session cookie, and shows the name in the header. */
export async function finishSignIn({ ticket, name }: Pick<SignedIn, 'ticket' | 'name'>) {
  await signIn('ticket', { ticket, redirect: false });
  await updateDisplay({ name: name.split(' ')[0] ?? name });
}

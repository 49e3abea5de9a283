import 'server-only';
import { updateDisplay } from '../platform/display-cookie';
import { signOut } from './auth';

/** Takes the session's cookie out of this browser, and the name out of the header. */
export async function finishSignOut(): Promise<void> {
  await signOut({ redirect: false });
  await updateDisplay({ name: null, count: 0 });
}

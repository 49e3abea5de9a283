'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { insertText } from '../../rows';

/** The least that an action does which keeps something. */
export async function insertRow(_previous, form) {
  await insertText(form);
  return { status: 'inserted' };
}

/** The same, answered as the shop answers a code: with a cookie, and the page that its owner is led to. */
export async function insertAndGo(_previous, form) {
  const text = await insertText(form);
  (await cookies()).set('bench_row', text, { httpOnly: true, sameSite: 'lax', path: '/' });
  redirect('/insert/done');
}

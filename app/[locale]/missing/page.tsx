import { notFound } from 'next/navigation';

// Where every unknown address ends (a fallback rewrite): one prerendered 404 a language, so that
// guessing addresses neither renders nor stores anything.
export const dynamic = 'force-static';

export default function Missing() {
  notFound();
}

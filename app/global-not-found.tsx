import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFoundMessage } from '@/components/shop/not-found-message';
import { PageFrame } from '@/components/shop/page-frame';
import { Link } from '@/components/ui/link';
import './globals.css';
import { signOutAction } from './[locale]/sign-out-action';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: 'en', namespace: 'common' });
  return { title: `${t('notFound.title')} · ${t('siteName')}` };
}

/** One prerendered 404 for every address without a page, in whichever language: so it speaks both. */
export default async function GlobalNotFound() {
  const hindi = await getTranslations({ locale: 'hi', namespace: 'common.notFound' });
  return (
    <PageFrame locale="en" signOut={signOutAction}>
      <div className="page">
        <NotFoundMessage locale="en" />
        <p lang="hi" className="pb-16 text-center text-ink-soft">
          {hindi('title')}।{' '}
          <Link href="/hi" className="text-indigo underline underline-offset-4">
            {hindi('home')}
          </Link>
        </p>
      </div>
    </PageFrame>
  );
}

import { notFound } from 'next/navigation';
import { isLocale, type Locale } from '@/lib/i18n/routing';

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The language of a page, and its query with every repeated or odd value left out. */
export async function readPage({
  params,
  searchParams,
}: PageProps): Promise<{ locale: Locale; query: Record<string, string> }> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const query = Object.fromEntries(
    Object.entries(await searchParams).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[1].length <= 2_000,
    ),
  );
  return { locale, query };
}

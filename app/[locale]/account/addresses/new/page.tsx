import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { AddressPage } from '../address-page';

type Props = PageProps<'/[locale]/account/addresses/new'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.addresses' });
  return { title: t('addTitle'), robots: { index: false } };
}

export default async function NewAddressPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireSession(locale, localePath(locale, '/account/addresses/new'));
  const t = await getTranslations({ locale, namespace: 'account.addresses' });
  const { name, phone } = member;
  const address = { name, phone, line1: '', line2: '', city: '', state: '', pin: '' };
  return <AddressPage locale={locale} id="" title={t('addTitle')} address={address} />;
}

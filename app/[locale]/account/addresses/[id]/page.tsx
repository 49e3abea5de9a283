import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { db } from '@/lib/platform/db';
import { findAddress } from '@/lib/shop/addresses/address-book';
import { AddressPage } from '../address-page';

type Props = PageProps<'/[locale]/account/addresses/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.addresses' });
  return { title: t('editTitle'), robots: { index: false } };
}

export default async function EditAddressPage({ params }: Props) {
  const { locale: segment, id } = await params;
  const locale = toLocale(segment);
  if (!z.uuid().safeParse(id).success) notFound();
  const { member } = await requireSession(locale, localePath(locale, `/account/addresses/${id}`));
  const address = await findAddress(db(), { userId: member.id, id });
  if (!address) notFound();
  const t = await getTranslations({ locale, namespace: 'account.addresses' });
  return <AddressPage locale={locale} id={id} title={t('editTitle')} address={address} />;
}

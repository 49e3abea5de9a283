import { locale as rootLocale } from 'next/root-params';
import { NotFoundMessage } from '@/components/shop/not-found-message';
import { toLocale } from '@/lib/i18n/routing';

/** For what a page looks up and does not find; an address without a page gets global-not-found. */
export default async function NotFound() {
  return (
    <div className="page">
      <NotFoundMessage locale={toLocale(await rootLocale())} />
    </div>
  );
}

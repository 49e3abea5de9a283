import { getRequestConfig } from 'next-intl/server';
import { messagesOf } from './messages';
import { toLocale } from './routing';

// Pages say their language (`getTranslations({ locale, … })` or `setRequestLocale`); nothing is read
// from the request's headers, so that pages can be made at build time.
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const chosen = toLocale(locale ?? (await requestLocale));
  return { locale: chosen, messages: messagesOf(chosen), timeZone: 'Asia/Kolkata' };
});

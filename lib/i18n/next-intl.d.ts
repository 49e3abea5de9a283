import type { Messages } from './messages';
import type { Locale as ShopLocale } from './routing';

declare module 'next-intl' {
  interface AppConfig {
    Locale: ShopLocale;
    Messages: Messages;
  }
}

import { fillFrom } from './fallback';
import account from './messages/en/account.json';
import cart from './messages/en/cart.json';
import checkout from './messages/en/checkout.json';
import common from './messages/en/common.json';
import form from './messages/en/form.json';
import identity from './messages/en/identity.json';
import orders from './messages/en/orders.json';
import otp from './messages/en/otp.json';
import phone from './messages/en/phone.json';
import shop from './messages/en/shop.json';
import accountHi from './messages/hi/account.json';
import cartHi from './messages/hi/cart.json';
import checkoutHi from './messages/hi/checkout.json';
import commonHi from './messages/hi/common.json';
import formHi from './messages/hi/form.json';
import identityHi from './messages/hi/identity.json';
import ordersHi from './messages/hi/orders.json';
import otpHi from './messages/hi/otp.json';
import phoneHi from './messages/hi/phone.json';
import shopHi from './messages/hi/shop.json';
import type { Locale } from './routing';

const en = { account, cart, checkout, common, form, identity, orders, otp, phone, shop };

/** Every text of the shop by namespace; one file a namespace and language. English is complete. */
export type Messages = typeof en;

const hi = {
  account: accountHi,
  cart: cartHi,
  checkout: checkoutHi,
  common: commonHi,
  form: formHi,
  identity: identityHi,
  orders: ordersHi,
  otp: otpHi,
  phone: phoneHi,
  shop: shopHi,
};

const byLocale: Record<Locale, Messages> = { en, hi: fillFrom(en, hi) };

/** The texts of a language; what it lacks is there in English. */
export function messagesOf(locale: Locale): Messages {
  return byLocale[locale];
}

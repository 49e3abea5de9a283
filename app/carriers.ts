import { countryOf } from '@/lib/otp/phone-number';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import type { ReceiptReader, SmsProvider } from '@/lib/sms/provider';
import { consoleProvider } from '@/lib/sms/providers/console';
import { noneProvider } from '@/lib/sms/providers/none';
import { carriers as httpCarriers } from '@/lib/sms/providers/registry';
import { inOrder, type Leg, routes } from '@/lib/sms/route';

export type Carriers = {
  providers: SmsProvider[];
  routeTo: (phone: string) => readonly Leg[];
};

/** The carriers of this process and the way to them, from its configuration; throws where that is wrong. */
export function carriers(): Carriers {
  const { smsProviders, smsRoutes } = env();
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const overHttp = httpCarriers();
  const providers = smsProviders.map((name) =>
    name === 'console'
      ? consoleProvider(db(), print)
      : (overHttp.get(name)?.provider ?? noneProvider),
  );
  const given = smsRoutes ? routes.safeParse(smsRoutes) : undefined;
  if (given?.error)
    throw new Error(`The configuration is wrong:\n  SMS_ROUTES: ${given.error.issues[0]?.message}`);
  const byCountry = given?.data ?? {};
  const strange = Object.values(byCountry)
    .flat()
    .find(({ name }) => !smsProviders.some((provider) => provider === name));
  if (strange)
    throw new Error(
      `The configuration is wrong:\n  SMS_ROUTES: ${strange.name} is not one of SMS_PROVIDERS`,
    );
  const others = byCountry['*'] ?? inOrder(smsProviders);
  return { providers, routeTo: (phone) => byCountry[countryOf(phone) ?? '*'] ?? others };
}

/** Who reads the receipts of this process's carriers. The console tells nothing later. */
export function receiptReaders(): ReceiptReader[] {
  return [...httpCarriers().values()].map(({ receipts }) => receipts);
}

import { countryOf } from '@/lib/otp/phone-number';
import { db } from '@/lib/platform/db';
import { env, type SmsProviderName } from '@/lib/platform/env';
import { readSettings, wrongSettings } from '@/lib/platform/settings';
import type { Receipt, ReceiptReader, Reply, SmsProvider } from '@/lib/sms/provider';
import { consoleProvider } from '@/lib/sms/providers/console';
import { noneProvider } from '@/lib/sms/providers/none';
import { carriers as httpCarriers } from '@/lib/sms/providers/registry';
import { smppProvider } from '@/lib/sms/providers/smpp';
import { smppSettings } from '@/lib/sms/providers/smpp/config';
import { storeReceipts } from '@/lib/sms/receipts';
import { inOrder, type Leg, routes } from '@/lib/sms/route';

export type Carriers = {
  providers: SmsProvider[];
  routeTo: (phone: string) => readonly Leg[];
};

let cached: Carriers | undefined;

/** The carriers of this process and the way to them, from its configuration; throws where that is wrong. */
export function carriers(): Carriers {
  cached ??= { providers: env().smsProviders.map(providerNamed), routeTo: routeTo() };
  return cached;
}

function providerNamed(name: SmsProviderName): SmsProvider {
  if (name === 'console')
    return consoleProvider(db(), (text) => void process.stdout.write(`${text}\n`));
  if (name === 'smpp') return messageCentre();
  return httpCarriers().get(name)?.provider ?? noneProvider;
}

/** SMPP's receipts come over its own connection, and are kept before the centre is told so. */
function messageCentre(): SmsProvider {
  const settings = readSettings(smppSettings, process.env);
  if (!settings.ok) throw wrongSettings(settings.lines);
  const store = (heard: { receipts: Receipt[]; replies: Reply[] }) =>
    storeReceipts(db(), 'smpp', heard, new Date());
  return smppProvider({
    config: settings.value,
    onReceipt: (receipt) => store({ receipts: [receipt], replies: [] }),
    onReply: (reply) => store({ receipts: [], replies: [reply] }),
  });
}

function routeTo(): Carriers['routeTo'] {
  const { smsProviders, smsRoutes } = env();
  const given = smsRoutes ? routes.safeParse(smsRoutes) : undefined;
  if (given?.error) throw wrongSettings([`  SMS_ROUTES: ${given.error.issues[0]?.message}`]);
  const byCountry = given?.data ?? {};
  const strange = Object.values(byCountry)
    .flat()
    .find(({ name }) => !smsProviders.some((provider) => provider === name));
  if (strange) throw wrongSettings([`  SMS_ROUTES: ${strange.name} is not one of SMS_PROVIDERS`]);
  const others = byCountry['*'] ?? inOrder(smsProviders);
  return (phone) => byCountry[countryOf(phone) ?? '*'] ?? others;
}

/** Who reads the receipts of this process's carriers. The console tells nothing later. */
export function receiptReaders(): ReceiptReader[] {
  return [...httpCarriers().values()].map(({ receipts }) => receipts);
}

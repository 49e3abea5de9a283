import { countryOf } from '@/lib/otp/phone-number';
import { db } from '@/lib/platform/db';
import { env, type SmsProviderName } from '@/lib/platform/env';
import { readSettings, wrongSettings } from '@/lib/platform/settings';
import type { Channel, Receipt, ReceiptReader, Reply, SmsProvider } from '@/lib/sms/provider';
import { consoleProvider } from '@/lib/sms/providers/console';
import { noneProvider } from '@/lib/sms/providers/none';
import { carriers as httpCarriers } from '@/lib/sms/providers/registry';
import { smppProvider } from '@/lib/sms/providers/smpp';
import { smppSettings } from '@/lib/sms/providers/smpp/config';
import { twilioVoiceProvider, twilioVoiceSettings } from '@/lib/sms/providers/twilio-voice';
import { storeReceipts } from '@/lib/sms/receipts';
import { inOrder, type Leg, routes } from '@/lib/sms/route';

export type Carriers = {
  providers: SmsProvider[];
  routeTo: (phone: string, channel: Channel) => readonly Leg[];
};

let cached: Carriers | undefined;

/** The carriers of this process and the way to them, from its configuration; throws where that is wrong. */
export function carriers(): Carriers {
  if (cached) return cached;
  const voice = voiceProvider();
  const toTexts = routeTo();
  const toCalls = inOrder(voice ? [voice.name] : []);
  cached = {
    providers: [...env().smsProviders.map(providerNamed), ...(voice ? [voice] : [])],
    routeTo: (phone, channel) => (channel === 'voice' ? toCalls : toTexts(phone)),
  };
  return cached;
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Who reads codes out in calls; null where nobody does. */
function voiceProvider(): SmsProvider | null {
  const { voiceProvider: name, origin } = env();
  if (name === null) return null;
  if (name === 'console') return consoleProvider(db(), print, 'voice');
  const settings = readSettings(twilioVoiceSettings, process.env);
  if (!settings.ok) throw wrongSettings(settings.lines);
  return twilioVoiceProvider(settings.value, { origin });
}

function providerNamed(name: SmsProviderName): SmsProvider {
  if (name === 'console') return consoleProvider(db(), print);
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

function routeTo(): (phone: string) => readonly Leg[] {
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

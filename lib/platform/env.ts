import { z } from 'zod';
import { readTrustedProxies } from './http/client-address.mjs';
import { readSettings, wrongSettings } from './settings';

/** Carriers that messages can go to; what each of them needs is read where it is (lib/sms/providers). */
export const SMS_PROVIDERS = [
  'console',
  'none',
  'twilio',
  'vonage',
  'plivo',
  'msg91',
  'aws',
  'http-panel',
  'smpp',
] as const;
export type SmsProviderName = (typeof SMS_PROVIDERS)[number];

/** Who calls a number to read a code out. */
export const VOICE_PROVIDERS = ['none', 'console', 'twilio'] as const;
export type VoiceProviderName = Exclude<(typeof VOICE_PROVIDERS)[number], 'none'>;

function areProxies(text: string): boolean {
  try {
    readTrustedProxies(text);
    return true;
  } catch {
    return false;
  }
}

const keyring = z
  .string()
  .refine(
    (text) => text.split(',').every((entry) => /^[\w.-]{1,32}:[A-Za-z0-9+/]{43}=$/.test(entry)),
    'must be id:base64 of 32 bytes, separated by commas',
  );

const schema = z
  .object({
    DEMO_MODE: z.enum(['0', '1']).default('0'),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be a postgresql:// address',
    }),
    APP_ORIGIN: z
      .url({
        protocol: /^https?$/,
        error: 'must be an http:// or https:// origin',
      })
      .refine(
        (value) => URL.canParse(value) && new URL(value).origin === value,
        'must be an origin without a path',
      ),
    AUTH_SECRET: z.string().min(32, 'must have 32 characters or more'),
    AUTH_SECRET_BEFORE: z.string().min(32, 'must have 32 characters or more').optional(),
    OTP_KEYS: keyring,
    SMS_PROVIDERS: z
      .string()
      .default('console')
      .transform((text) => text.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum(SMS_PROVIDERS)).min(1)),
    // Its words are lib/sms's to read; checked at the start too.
    SMS_ROUTES: z.string().optional(),
    VOICE_PROVIDER: z.enum(VOICE_PROVIDERS).optional(),
    // Read and checked by lib/sms/dlt.
    SMS_DLT: z.string().optional(),
    SMS_DAILY_RUPEES: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
    SIM_SWAP_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .optional(),
    SIM_SWAP_TOKEN: z.string().min(1).optional(),
    SMS_PUMPING: z.enum(['enforce', 'record']).optional(),
    // Used by app/server.mjs, checked here.
    TRUSTED_PROXIES: z
      .string()
      .default('')
      .refine(areProxies, 'must be addresses or CIDR ranges, separated by commas'),
    WORKER: z.enum(['inside', 'apart']).default('inside'),
    WORKER_JOBS: z.coerce.number().int().min(1).max(200).default(10),
    DEMO_API_TOKEN: z.string().min(1).optional(),
  })
  .superRefine((value, context) => {
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (value.SIM_SWAP_URL && !value.SIM_SWAP_TOKEN)
      refuse('SIM_SWAP_TOKEN', 'is needed to ask SIM_SWAP_URL');
    if (value.DEMO_MODE === '1') return;
    // A terminal that shows codes is a demo's; in production it would be a log of codes (I7).
    if (value.SMS_PROVIDERS.includes('console'))
      refuse(
        'SMS_PROVIDERS',
        'console shows codes to whoever reads the terminal: DEMO_MODE=1 only',
      );
    if (value.VOICE_PROVIDER === 'console')
      refuse(
        'VOICE_PROVIDER',
        'console shows codes to whoever reads the terminal: DEMO_MODE=1 only',
      );
    if (value.AUTH_SECRET.startsWith('demo-'))
      refuse('AUTH_SECRET', 'is the published demo secret: set one of your own');
    if (value.OTP_KEYS.split(',').some((entry) => entry.startsWith('demo:')))
      refuse('OTP_KEYS', 'holds the published demo key: set keys of your own');
  });

/** The shop's configuration. `origin` is the only source of our host in messages and links (I8). */
export type Env = {
  demoMode: boolean;
  port: number;
  databaseUrl: string;
  origin: string;
  authSecret: string;
  /** The one before, while what it encrypted in the database is being encrypted anew. */
  authSecretBefore: string | undefined;
  otpKeys: string;
  smsProviders: SmsProviderName[];
  /** Which carriers a country's messages go to, as it was written; undefined for the order above. */
  smsRoutes: string | undefined;
  /** Who reads codes out in calls; null where nobody does. */
  voiceProvider: VoiceProviderName | null;
  /** The file of what is registered for India, or `none`. */
  smsDlt: string | undefined;
  /** What messages may cost in 24 hours. */
  smsDailyRupees: number;
  /** Whether what looks like SMS pumping is stopped or only written down. */
  smsPumping: 'enforce' | 'record';
  /** Whom to ask whether a SIM was changed; undefined where there is nobody. */
  simSwap: { url: string; token: string } | undefined;
  demoApiToken: string | undefined;
  /** Whether jobs run inside the server, or apart in `npm run worker`. */
  worker: 'inside' | 'apart';
  /** How many jobs one worker does at once. */
  workerJobs: number;
};

/** Reads and checks the configuration; throws one error that names every wrong value and why. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const read = readSettings(schema, source);
  if (!read.ok) throw wrongSettings(read.lines);
  const { value } = read;
  return {
    demoMode: value.DEMO_MODE === '1',
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    origin: value.APP_ORIGIN,
    authSecret: value.AUTH_SECRET,
    authSecretBefore: value.AUTH_SECRET_BEFORE,
    otpKeys: value.OTP_KEYS,
    smsProviders: value.SMS_PROVIDERS,
    smsRoutes: value.SMS_ROUTES,
    voiceProvider: voiceProviderOf(value.VOICE_PROVIDER, value.DEMO_MODE === '1'),
    smsDlt: value.SMS_DLT,
    smsDailyRupees: value.SMS_DAILY_RUPEES,
    // A demo sends codes that nobody types; what that would mean for a real shop is written down.
    smsPumping: value.SMS_PUMPING ?? (value.DEMO_MODE === '1' ? 'record' : 'enforce'),
    simSwap:
      value.SIM_SWAP_URL && value.SIM_SWAP_TOKEN
        ? { url: value.SIM_SWAP_URL, token: value.SIM_SWAP_TOKEN }
        : undefined,
    demoApiToken: value.DEMO_API_TOKEN,
    worker: value.WORKER,
    workerJobs: value.WORKER_JOBS,
  };
}

/** A demo calls where nothing else is said: there is nobody to be woken. */
function voiceProviderOf(
  named: (typeof VOICE_PROVIDERS)[number] | undefined,
  demoMode: boolean,
): VoiceProviderName | null {
  const name = named ?? (demoMode ? 'console' : 'none');
  return name === 'none' ? null : name;
}

let cached: Env | undefined;

/** The configuration of this process, read once. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

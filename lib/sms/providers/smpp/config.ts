import { z } from 'zod';

const tag = z
  .string()
  .regex(/^0x[0-9a-f]{1,4}$/i, 'must be a tag such as 0x1400')
  .transform(Number);

/** What it takes to log in to an operator's message centre; an operator's own paper says the values. */
export const smppSettings = z
  .object({
    SMPP_URL: z.url({
      protocol: /^s?smpp$/,
      error: 'must be smpp://host:port, or ssmpp:// with TLS',
    }),
    SMPP_SYSTEM_ID: z.string().min(1).max(64),
    SMPP_PASSWORD: z.string().min(1).max(64),
    SMPP_SYSTEM_TYPE: z.string().max(12).default(''),
    SMPP_WINDOW: z.coerce.number().int().min(1).max(1_000).default(10),
    // A worker that is silent for longer than ten seconds would be taken for dead.
    SMPP_ANSWER_SECONDS: z.coerce.number().int().min(1).max(10).default(5),
    SMPP_ENQUIRE_SECONDS: z.coerce.number().int().min(1).max(600).default(30),
    SMPP_ENTITY_TAG: tag.default(0x1400),
    SMPP_TEMPLATE_TAG: tag.default(0x1401),
    SMPP_RECEIPT_IDS: z.enum(['same', 'decimal']).default('same'),
  })
  .transform((value): SmppConfig => {
    const url = new URL(value.SMPP_URL);
    const tls = url.protocol === 'ssmpp:';
    return {
      host: url.hostname,
      port: Number(url.port) || (tls ? 3550 : 2775),
      tls,
      systemId: value.SMPP_SYSTEM_ID,
      password: value.SMPP_PASSWORD,
      systemType: value.SMPP_SYSTEM_TYPE,
      window: value.SMPP_WINDOW,
      answerMs: value.SMPP_ANSWER_SECONDS * 1000,
      enquireMs: value.SMPP_ENQUIRE_SECONDS * 1000,
      entityTag: value.SMPP_ENTITY_TAG,
      templateTag: value.SMPP_TEMPLATE_TAG,
      receiptIds: value.SMPP_RECEIPT_IDS,
    };
  });

export type SmppConfig = {
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  password: string;
  systemType: string;
  /** Messages that may wait for their answer at the same time. */
  window: number;
  /** How long an answer may take. */
  answerMs: number;
  /** How often the centre is asked whether it is still there. */
  enquireMs: number;
  /** TLVs of India's DLT ids: operators agree on them mostly, not always. */
  entityTag: number;
  templateTag: number;
  /** Whether a receipt's text names a message as its answer did, or in decimal where that was hexadecimal. */
  receiptIds: 'same' | 'decimal';
};

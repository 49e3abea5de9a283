/** What to log in with. Public on purpose: it stands in this repository and opens nothing real. */
export const ACCOUNTS = {
  twilio: { accountSid: `AC${'7'.repeat(32)}`, authToken: 'local-carrier-twilio' },
  vonage: {
    apiKey: 'localkey',
    apiSecret: 'local-carrier-vonage',
    signatureSecret: 'local-carrier-vonage-signature',
    signatureMethod: 'sha256',
  },
  plivo: { authId: 'MALOCALCARRIER000000', authToken: 'local-carrier-plivo' },
  /** Without a signature: their receipts go to an address that ends with a secret. */
  msg91: { authKey: 'local-carrier-msg91', receiptSecret: 'local-carrier-msg91-receipts' },
  'http-panel': { key: 'local-carrier-panel', receiptSecret: 'local-carrier-panel-receipts' },
  aws: {
    accessKeyId: 'AKIALOCALCARRIER0000',
    secretAccessKey: 'local-carrier-aws',
    region: 'ap-south-1',
    topicArn: 'arn:aws:sns:ap-south-1:123456789012:receipts',
  },
  smpp: { systemId: 'kulhad', password: 'carrier1' },
};

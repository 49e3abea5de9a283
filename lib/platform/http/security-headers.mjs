const NOBODY = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];
const OURSELVES = ['otp-credentials', 'publickey-credentials-create', 'publickey-credentials-get'];

/**
 * What every answer of the shop says, besides the content security policy.
 *
 * @param {{ https: boolean }} options whether shoppers reach the shop by https
 * @returns {Record<string, string>}
 */
export const securityHeaders = ({ https }) => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': [
    ...NOBODY.map((feature) => `${feature}=()`),
    ...OURSELVES.map((feature) => `${feature}=(self)`),
  ].join(', '),
  // A year, and subdomains too: OWASP ASVS 5.0, 3.4.1.
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
});

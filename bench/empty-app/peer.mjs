import { phoneNumber } from 'better-auth/plugins/phone-number';

/**
 * A peer that does the least of what the shop does: sends a code, checks it, signs in. No limits.
 *
 * @param {import('pg').Pool} database
 */
export function peerOptions(database) {
  return {
    database,
    secret: 'a-secret-for-the-bench-that-guards-nothing',
    baseURL: process.env.PEER_ORIGIN,
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [
      phoneNumber({
        // The bench reads the code from the database, on both sides.
        sendOTP: () => {},
        signUpOnVerification: {
          getTempEmail: (phone) => `${phone.slice(1)}@bench.example`,
          getTempName: (phone) => phone,
        },
      }),
    ],
  };
}

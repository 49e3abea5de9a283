/**
 * Secrets of the demo, public on purpose: they stand in this repository, so they guard nothing.
 * They are given only together with DEMO_MODE=1; without it the shop refuses to start until real
 * ones are configured.
 */
const DEMO_AUTH_SECRET = 'demo-secret-that-everybody-can-read-guards-nothing';
const DEMO_OTP_KEY = Buffer.from('demo key, public, guards nothing').toString('base64');

/**
 * The environment of a demo, dev or test shop. What the caller's environment
 * already says about the rest wins.
 *
 * @param {{ databaseUrl: string, port: number, env?: Record<string, string | undefined> }} shop
 * @returns {Record<string, string>}
 */
export function demoEnv({ databaseUrl, port, env = process.env }) {
  const demo = {
    APP_ORIGIN: `http://localhost:${port}`,
    AUTH_SECRET: DEMO_AUTH_SECRET,
    OTP_KEYS: `demo:${DEMO_OTP_KEY}`,
    SMS_PROVIDERS: 'console',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const chosen = Object.entries(demo).map(([name, value]) => [name, env[name] || value]);
  return {
    ...Object.fromEntries(chosen),
    // Never from outside: the secrets above must not reach a shop that is not a demo.
    DEMO_MODE: '1',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  };
}

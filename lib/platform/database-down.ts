const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  'P1001', // Prisma: can't reach the server
  'P1002',
  'P1017', // Prisma: the server closed the connection
  'P2024', // Prisma: no connection in time
  'P2028', // Prisma: transaction could not be started
]);

const WORDS =
  /can't reach database|connection terminated|connection refused|timeout exceeded when trying to connect|server has closed the connection|terminating connection|the database system is/i;

/** Whether an error means that the database can't be reached, at whatever depth it says so. */
export function isDatabaseDown(error: unknown, depth = 0): boolean {
  if (!error || typeof error !== 'object' || depth > 5) return false;
  const { code, cause, message, errors } = error as Record<string, unknown>;
  if (typeof code === 'string' && CODES.has(code)) return true;
  if (typeof message === 'string' && WORDS.test(message)) return true;
  if (Array.isArray(errors) && errors.some((one) => isDatabaseDown(one, depth + 1))) return true;
  return isDatabaseDown(cause, depth + 1);
}

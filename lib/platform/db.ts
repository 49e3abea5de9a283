import { PrismaPg } from '@prisma/adapter-pg';
import { env } from './env';
import { type Prisma, PrismaClient } from './generated/client';

/** A client or a transaction of it: what a query needs. */
export type Db = PrismaClient | Prisma.TransactionClient;
export type Tx = Prisma.TransactionClient;

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env().databaseUrl,
    max: 20,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // A hundred requests at once queue for a connection rather than fail after Prisma's two seconds.
  return new PrismaClient({
    adapter,
    // The other formats take a stack trace at each query, for an error that hardly ever comes.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
}

// The development server reloads modules; one pool must outlive that.
const shared = globalThis as typeof globalThis & { kulhadDb?: PrismaClient };

/** The database of this process; connects at the first query. */
export function db(): PrismaClient {
  shared.kulhadDb ??= connect();
  return shared.kulhadDb;
}

import { EventEmitter } from 'node:events';
import pg from 'pg';
import { env } from '../platform/env';
import { log } from '../platform/log';
import { INBOX_CHANNEL } from './providers/console';

const RETRY_MS = 2_000;

/** One listening connection for all virtual phones of this process; comes back by itself. */
class InboxFeed {
  readonly #events = new EventEmitter().setMaxListeners(0);
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;

  /**
   * Calls `arrived` whenever a message for one of these numbers may have arrived, until undone:
   * also when the feed has begun to listen, since PostgreSQL keeps nothing for who does not yet.
   */
  subscribe(phones: readonly string[], arrived: () => void): () => void {
    const heard = (phone: string) => phones.includes(phone) && arrived();
    this.#events.on('arrived', heard);
    this.#events.on('listening', arrived);
    void this.#listen();
    return () => {
      this.#events.off('arrived', heard);
      this.#events.off('listening', arrived);
      if (this.#events.listenerCount('arrived') === 0) this.#stop();
    };
  }

  async #listen(): Promise<void> {
    if (this.#client) return;
    const client = new pg.Client({ connectionString: env().databaseUrl });
    this.#client = client;
    const lost = () => {
      if (this.#client !== client) return;
      this.#client = null;
      client.end().catch(() => undefined);
      if (this.#events.listenerCount('arrived') === 0) return;
      this.#retry = setTimeout(() => void this.#listen(), RETRY_MS);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.#events.emit('arrived', payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${INBOX_CHANNEL}`);
      if (this.#client === client) this.#events.emit('listening');
    } catch (error) {
      log.warn('inbox_feed.lost', { error });
      lost();
    }
  }

  #stop(): void {
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    client?.end().catch(() => undefined);
  }
}

const shared = globalThis as typeof globalThis & { kulhadInboxFeed?: InboxFeed };

export function inboxFeed(): InboxFeed {
  shared.kulhadInboxFeed ??= new InboxFeed();
  return shared.kulhadInboxFeed;
}

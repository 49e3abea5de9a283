import smpp, { type Pdu, type Session } from 'smpp';
import type { SmppConfig } from './config';
import { Window } from './window';

const BIND_TRANSCEIVER_3_4 = 0x34;
const TRY_LATER = 0x64;

/** What came of one `submit_sm`. */
export type Submitted =
  | { state: 'answered'; status: number; id: string }
  /** Nothing of it can have reached the centre. */
  | { state: 'not_written'; why: 'not connected' | 'window' | 'connection lost' }
  /** The centre would not let us in. */
  | { state: 'locked_out'; status: number }
  /** It may have reached the centre. */
  | { state: 'no_answer'; why: 'time-out' | 'connection lost' };

export type ConnectionOptions = {
  config: SmppConfig;
  /** Resolves when a `deliver_sm` is safe with us; until then, and when it throws, the centre keeps it. */
  onDelivered(pdu: Pdu): Promise<void>;
  /** Waits between tries to connect: the first, doubled each time, up to the longest. */
  reconnect: { firstMs: number; longestMs: number };
  /** From 0 to below 1: spreads the waits of many, so that they do not come back at the same moment. */
  random(): number;
};

/** One connection to a message centre, bound to send and receive, that comes back when it is lost. */
export class Connection {
  private session: Session | null = null;
  private isBound = false;
  /** The status of a bind that was refused, while we wait for the next try. */
  private lockedOut = 0;
  private inFlight = new Set<() => void>();
  private tries = 0;
  private closed = false;
  private again: NodeJS.Timeout | undefined;
  private readonly options: ConnectionOptions;
  private readonly window: Window;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.window = new Window(options.config.window, options.config.answerMs);
  }

  /** Resolves when the first try is over, whether or not it led anywhere. */
  open(): Promise<void> {
    const { host, port, tls, answerMs } = this.options.config;
    const session = smpp.connect({
      ...{ host, port, tls, connectTimeout: answerMs },
      // The library would take any certificate.
      rejectUnauthorized: true,
    });
    this.session = session;
    this.lockedOut = 0;
    return new Promise((settled) => {
      session.on('error', () => session.destroy());
      session.on('close', () => {
        this.lost(session);
        settled();
      });
      session.on(tls ? 'secureConnect' : 'connect', () => this.bind(session, settled));
      session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
      session.on('unbind', (pdu: Pdu) => {
        session.send(pdu.response());
        session.destroy();
      });
      session.on('deliver_sm', (pdu: Pdu) => void this.delivered(session, pdu));
    });
  }

  private bind(session: Session, settled: () => void): void {
    const { systemId, password, systemType, answerMs } = this.options.config;
    const tooLate = setTimeout(() => session.destroy(), answerMs);
    session.once('close', () => clearTimeout(tooLate));
    const fields = {
      system_id: systemId,
      password,
      system_type: systemType,
      interface_version: BIND_TRANSCEIVER_3_4,
    };
    session.bind_transceiver(fields, ({ command_status }) => {
      clearTimeout(tooLate);
      this.lockedOut = command_status;
      if (this.lockedOut) return session.destroy();
      this.isBound = true;
      this.tries = 0;
      this.keepAsking(session);
      settled();
    });
  }

  /** A centre that is gone without a word is found out: a connection may look open for minutes. */
  private keepAsking(session: Session): void {
    const { answerMs, enquireMs } = this.options.config;
    let tooLate: NodeJS.Timeout | undefined;
    const asking = setInterval(() => {
      tooLate ??= setTimeout(() => session.destroy(), answerMs);
      session.enquire_link(() => {
        clearTimeout(tooLate);
        tooLate = undefined;
      });
    }, enquireMs);
    session.once('close', () => {
      clearInterval(asking);
      clearTimeout(tooLate);
    });
  }

  private async delivered(session: Session, pdu: Pdu): Promise<void> {
    const stored = await this.options.onDelivered(pdu).then(
      () => true,
      () => false,
    );
    if (!session.closed) session.send(pdu.response(stored ? {} : { command_status: TRY_LATER }));
  }

  private lost(session: Session): void {
    if (this.session !== session) return;
    this.session = null;
    this.isBound = false;
    for (const end of this.inFlight) end();
    if (this.closed) return;
    const { firstMs, longestMs } = this.options.reconnect;
    const wait = Math.min(longestMs, firstMs * 2 ** this.tries);
    this.tries = Math.min(this.tries + 1, 30);
    this.again = setTimeout(() => void this.open(), wait * (0.5 + this.options.random() / 2));
  }

  /**
   * Sends one `submit_sm`, when the window has a place for it, and waits for its answer. One that comes after that is told to `onLate`, for as
   * long as the connection lasts.
   */
  async submit(fields: object, onLate: (status: number, id: string) => void): Promise<Submitted> {
    if (!this.isBound) return this.write(fields, onLate);
    if (!(await this.window.take())) return { state: 'not_written', why: 'window' };
    try {
      return await this.write(fields, onLate);
    } finally {
      this.window.leave();
    }
  }

  private write(fields: object, onLate: (status: number, id: string) => void): Promise<Submitted> {
    const { session, isBound, lockedOut, inFlight, options } = this;
    if (!session || !isBound)
      return Promise.resolve(
        lockedOut
          ? { state: 'locked_out', status: lockedOut }
          : { state: 'not_written', why: 'not connected' },
      );

    return new Promise((resolve) => {
      let written = false;
      let ended = false;
      const end = (result: Submitted) => {
        ended = true;
        clearTimeout(tooLate);
        inFlight.delete(lost);
        resolve(result);
      };
      const lost = () =>
        end(
          written
            ? { state: 'no_answer', why: 'connection lost' }
            : { state: 'not_written', why: 'connection lost' },
        );
      const tooLate = setTimeout(
        () => end({ state: 'no_answer', why: 'time-out' }),
        options.config.answerMs,
      );
      inFlight.add(lost);
      session.submit_sm(
        fields,
        ({ command_status: status, message_id: id = '' }) =>
          ended ? onLate(status, id) : end({ state: 'answered', status, id }),
        () => {
          written = true;
        },
        () => end({ state: 'not_written', why: 'connection lost' }),
      );
    });
  }

  /** Says goodbye, waits for it as long as for any answer, and does not come back. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    const { session } = this;
    if (!session || session.closed) return;
    await new Promise<void>((done) => {
      session.once('close', () => done());
      if (!this.isBound) return session.destroy();
      const tooLate = setTimeout(() => session.destroy(), this.options.config.answerMs);
      session.once('close', () => clearTimeout(tooLate));
      session.unbind(() => session.destroy());
    });
  }
}

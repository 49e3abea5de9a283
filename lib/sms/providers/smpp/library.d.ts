/** What we use of npm `smpp`, which has no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';

  export interface Pdu {
    command: string;
    command_status: number;
    message_id?: string;
    source_addr?: string;
    esm_class?: number;
    /** A text where the library could read it. */
    short_message?: { message?: string | Buffer };
    message_payload?: { message?: string | Buffer };
    receipted_message_id?: string;
    message_state?: number;
    response(options?: { command_status?: number }): Pdu;
  }

  export interface Session extends EventEmitter {
    closed: boolean;
    send(pdu: Pdu): boolean;
    bind_transceiver(fields: object, onResponse: (pdu: Pdu) => void): boolean;
    enquire_link(onResponse: (pdu: Pdu) => void): boolean;
    unbind(onResponse: (pdu: Pdu) => void): boolean;
    submit_sm(
      fields: object,
      onResponse: (pdu: Pdu) => void,
      onWritten: () => void,
      onFailure: () => void,
    ): boolean;
    destroy(): void;
  }

  const smpp: {
    connect(options: {
      host: string;
      port: number;
      tls: boolean;
      rejectUnauthorized: boolean;
      connectTimeout: number;
    }): Session;
    addTLV(name: string, options: { id: number; type: unknown }): void;
    types: { tlv: { string: unknown } };
    errors: Readonly<Record<string, number>>;
  };
  export default smpp;
}

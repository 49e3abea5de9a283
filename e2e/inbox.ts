import { type APIRequestContext, expect } from '@playwright/test';

export type Message = {
  id: string;
  to: string;
  from: string;
  body: string;
  purpose: string;
  status: string;
  encoding: string;
  segments: number;
  createdAt: string;
  deliveredAt: string | null;
};

/** The test inbox: what arrived at a number, and what the carrier does to it. */
export class Inbox {
  constructor(private readonly request: APIRequestContext) {}

  /** The messages to a number, newest first. */
  async messages(to: string, after?: Date): Promise<Message[]> {
    const query = new URLSearchParams({ to, ...(after ? { after: after.toISOString() } : {}) });
    const response = await this.request.get(`/api/dev/messages?${query}`);
    expect(response.status()).toBe(200);
    return (await response.json()).messages;
  }

  /** The newest message that was delivered since then, as soon as it is there. */
  async message(to: string, after?: Date): Promise<Message> {
    let newest: Message | undefined;
    await expect
      .poll(
        async () => {
          newest = (await this.messages(to, after)).find((message) => message.deliveredAt);
          return newest?.body ?? '';
        },
        { message: `a message to ${to}`, intervals: [50, 100, 200] },
      )
      .not.toBe('');
    if (!newest) throw new Error('no message');
    return newest;
  }

  /** The code of that message. */
  async code(to: string, after?: Date): Promise<string> {
    const { body } = await this.message(to, after);
    const code = body.match(/\b\d{6}\b/)?.[0];
    if (!code) throw new Error(`no code in "${body}"`);
    return code;
  }

  /** Ends the life of the number's open codes, as time would. */
  async expire(to: string): Promise<number> {
    const response = await this.request.post('/api/dev/expire', { data: { to } });
    return (await response.json()).expired;
  }

  /** What the carrier does with the number's messages from now on. */
  async fault(to: string, mode: 'ok' | 'fail' | 'timeout' | 'delay', ms = 0): Promise<void> {
    const response = await this.request.post('/api/dev/faults', { data: { to, mode, ms } });
    expect(response.status()).toBe(200);
  }
}

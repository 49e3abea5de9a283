import { createHmac } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app on somebody's phone: RFC 6238, from the key that the shop showed. */
export class Authenticator {
  private constructor(private readonly key: Buffer) {}

  /** Reads the key off the page that shows it, as somebody does who can't scan. */
  static async read(page: Page): Promise<Authenticator> {
    const shown = page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const text = ((await shown.textContent()) ?? '').replaceAll(' ', '');
    const bits = [...text].map((one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0'));
    const bytes = bits.join('').match(/.{8}/g) ?? [];
    expect(bytes).toHaveLength(20);
    return new Authenticator(Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))));
  }

  /** The code of now, or of so many half minutes later. */
  code(later = 0): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
    const mac = createHmac('sha1', this.key).update(counter).digest();
    const at = (mac.at(-1) ?? 0) & 0xf;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}

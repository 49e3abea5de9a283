import { expect } from 'vitest';
import type { ReceiptReader, ReceiptRequest } from '../provider';
import { NOW } from './provider-contract';

/**
 * Reads a receipt that is signed as it should be, then again with each byte of its address, its body and its
 * signature changed: each of those is refused. `same` says that a change means what was signed all the same,
 * as a percent sign's hexadecimal in lower case does.
 */
export async function refusesEveryChange(
  reader: ReceiptReader,
  request: ReceiptRequest,
  signature: string,
  same: (changed: ReceiptRequest) => boolean = () => false,
): Promise<void> {
  expect(await reader.read(request, NOW)).toMatchObject({ ok: true });
  const header = request.headers[signature] ?? '';
  const changes: ReceiptRequest[] = [
    ...everyChange(request.url, 8).map((url) => ({ ...request, url })),
    ...everyChange(request.body).map((body) => ({ ...request, body })),
    ...everyChange(header).map((value) => ({
      ...request,
      headers: { ...request.headers, [signature]: value },
    })),
    { ...request, headers: { ...request.headers, [signature]: '' } },
    { ...request, headers: {} },
  ];
  for (const changed of changes) {
    if (same(changed)) continue;
    const reading = await reader.read(changed, NOW);
    expect(reading, JSON.stringify(changed)).toMatchObject({ ok: false });
  }
}

/** The text with one character another, at each place from `from` on. */
function everyChange(text: string, from = 0): string[] {
  return [...text].flatMap((character, index) =>
    index < from
      ? []
      : [text.slice(0, index) + (character === 'A' ? 'B' : 'A') + text.slice(index + 1)],
  );
}

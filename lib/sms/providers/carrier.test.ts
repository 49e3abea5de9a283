import { describe, expect, it } from 'vitest';
import { messageOf, receiptUrl } from './carrier';

const id = '3f0c8b9e-2f43-4c57-9d2c-6a4c6f8f0001';
const there = 'https://api.carrier.example/v1/messages';
const here = 'http://127.0.0.1:4010/v1/messages';

describe('the address that a carrier is given for its receipts', () => {
  it.each([
    ['https://shop.example', there, 'https://shop.example/api/sms/receipts/carrier'],
    ['https://shop.example', here, 'https://shop.example/api/sms/receipts/carrier'],
    ['http://localhost:3000', here, 'http://localhost:3000/api/sms/receipts/carrier'],
    ['http://localhost:3000', there, undefined],
    ['http://127.0.0.1:3000', 'https://localhost.example', undefined],
  ])('of a shop at %s, by a carrier at %s: %s', (origin, baseUrl, address) => {
    expect(receiptUrl({ origin }, { carrier: 'carrier', baseUrl })).toBe(address);
  });

  it('names the message, and the message is found in it again', () => {
    const context = { origin: 'https://shop.example' };
    const address = receiptUrl(context, { carrier: 'carrier', baseUrl: there, id });
    expect(address).toBe(`https://shop.example/api/sms/receipts/carrier?message=${id}`);
    expect(messageOf(address ?? '')).toEqual({ messageId: id });
    expect(messageOf('https://shop.example/api/sms/receipts/carrier?a=b')).toEqual({});
  });
});

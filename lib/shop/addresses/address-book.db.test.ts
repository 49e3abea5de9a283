import { describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { aShopper } from '../shop-fixtures';
import {
  addAddress,
  deleteAddress,
  editAddress,
  findAddress,
  listAddresses,
  makeDefault,
} from './address-book';

const now = new Date('2026-11-22T10:00:00Z');
const address = (line1: string) => ({
  name: 'Asha Verma',
  phone: '+919810000001',
  line1,
  line2: '',
  city: 'New Delhi',
  state: 'Delhi',
  pin: '110003',
});
const defaults = async (userId: string) =>
  (await listAddresses(db(), userId)).filter((row) => row.isDefault).map((row) => row.line1);

describe('the address book', () => {
  test('has one default, however many first addresses arrive at once', async () => {
    const { id: userId } = await aShopper();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => addAddress(db(), userId, address(`${n} Road`), now)),
    );
    expect(await listAddresses(db(), userId)).toHaveLength(20);
    expect(await defaults(userId)).toHaveLength(1);
  });

  test('keeps the same address once', async () => {
    const { id: userId } = await aShopper();
    const first = await addAddress(db(), userId, address('1 Road'), now);
    expect(await addAddress(db(), userId, address('1 Road'), now)).toBe(first);
  });

  test('moves the default when asked, and when the default is deleted', async () => {
    const { id: userId } = await aShopper();
    await addAddress(db(), userId, address('1 Road'), now);
    const second = await addAddress(db(), userId, address('2 Road'), now);
    expect(await makeDefault(db(), { userId, id: second })).toBe(true);
    expect(await defaults(userId)).toEqual(['2 Road']);
    expect(await deleteAddress(db(), { userId, id: second }, now)).toBe(true);
    expect(await defaults(userId)).toEqual(['1 Road']);
    expect(await deleteAddress(db(), { userId, id: second }, now)).toBe(false);
  });

  test('is its owner’s alone: a foreign id reads, changes and deletes nothing', async () => {
    const owner = await aShopper();
    const { id: userId } = await aShopper();
    const id = await addAddress(db(), owner.id, address('1 Road'), now);
    expect(await findAddress(db(), { userId, id })).toBeNull();
    expect(await editAddress(db(), { userId, id }, address('9 Road'), now)).toBe(false);
    expect(await makeDefault(db(), { userId, id })).toBe(false);
    expect(await deleteAddress(db(), { userId, id }, now)).toBe(false);
    expect(await listAddresses(db(), owner.id)).toMatchObject([{ id, line1: '1 Road' }]);
  });
});

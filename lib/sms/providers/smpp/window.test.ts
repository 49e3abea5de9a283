import { expect, it } from 'vitest';
import { Window } from './window';

it('lets in as many as it has places, and the others in their order as places come free', async () => {
  const window = new Window(2, 60_000);
  const seen: string[] = [];
  const enter = (name: string) => window.take().then(() => seen.push(name));
  await Promise.all([enter('a'), enter('b')]);
  const waiting = [enter('c'), enter('d')];
  await Promise.resolve();
  expect(seen).toEqual(['a', 'b']);
  window.leave();
  await waiting[0];
  expect(seen).toEqual(['a', 'b', 'c']);
  window.leave();
  await waiting[1];
  expect(seen).toEqual(['a', 'b', 'c', 'd']);
});

it('hands a place to who waited, not to who comes just then', async () => {
  const window = new Window(1, 60_000);
  const seen: string[] = [];
  const enter = (name: string) => window.take().then(() => seen.push(name));
  await enter('first');
  const waited = enter('waited');
  window.leave();
  const justThen = enter('just then');
  await waited;
  expect(seen).toEqual(['first', 'waited']);
  window.leave();
  await justThen;
});

it('lets nobody stand in line for longer than its patience', async () => {
  const window = new Window(1, 5);
  await window.take();
  expect(await window.take()).toBe(false);
  window.leave();
  expect(await window.take()).toBe(true);
});

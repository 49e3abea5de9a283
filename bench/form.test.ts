import { expect, test } from 'vitest';
import { actionPost, formPost, hiddenFields } from './form.mjs';

const page = `
<form action="/search"><input name="q"/></form>
<form action="" method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a1&quot;}"/>
<input type="hidden" name="next" value="/a?b&amp;c"/><input name="code"/></form>`;

test('the hidden fields are those of the form that has the named field', () => {
  expect(hiddenFields(page, 'code')).toEqual({ '$ACTION_1:0': '{"id":"a1"}', next: '/a?b&c' });
  expect(hiddenFields(page, 'q')).toEqual({});
  expect(() => hiddenFields(page, 'password')).toThrow('no form');
});

test('a posted form reads back as what was put into it', async () => {
  const { headers = {}, body } = formPost('http://localhost:1', { name: 'Meera', code: '012345' });
  const form = await new Response(new Uint8Array(body ?? []), { headers }).formData();
  expect(Object.fromEntries(form)).toEqual({ name: 'Meera', code: '012345' });
});

test('an action is named by its header, and gets the state before and the form', async () => {
  const hidden = hiddenFields(page, 'code');
  const { headers = {}, body } = actionPost('http://localhost:1', hidden, { code: '012345' });
  const form = await new Response(new Uint8Array(body ?? []), { headers }).formData();
  expect(headers['next-action']).toBe('a1');
  expect([...form]).toEqual([
    ['_1_next', '/a?b&c'],
    ['_1_code', '012345'],
    ['0', '[{"status":"idle"},"$K1"]'],
  ]);
});

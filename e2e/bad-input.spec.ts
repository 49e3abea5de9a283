import { expect, newShopper, test } from './fixtures';
import { postForm, withValues } from './plain-form';

test.describe('a registration with odd fields is refused with a message and writes nothing', () => {
  const good = newShopper();
  for (const [what, values, says] of [
    ['a null byte', { name: 'Me\u0000era' }, 'characters which can'],
    ['marks that reverse text', { name: 'Meera\u202eleets' }, 'characters which can'],
    ['10,000 characters', { name: 'x'.repeat(10_000) }, 'too long'],
    ['nothing', { name: '   ' }, 'Fill this in'],
    ['a country that is not on the list', { phone: '+8613800138000' }, 'that country'],
    ['a landline', { phone: '02226543210' }, 'landline'],
    ['letters for a number', { phone: 'call me' }, 'not a mobile number'],
    ['an email with a line break', { email: 'a@example.com\r\nbcc: b@example.com' }, 'characters'],
  ] as const) {
    test(what, async ({ request, inbox }) => {
      const shopper = newShopper();
      const answer = await postForm(
        request,
        '/signup',
        'name="email"',
        withValues({ ...good, ...shopper, ...values }),
      );
      expect(answer.status()).toBe(200);
      const html = await answer.text();
      expect(html).toContain(says);
      expect(html.match(/role="alert"/g)).toHaveLength(1);
      expect(await inbox.messages(shopper.phone)).toEqual([]);
      // Nothing was written: the number and the email are still free.
      const made = await request.post('/api/dev/shoppers', { data: shopper });
      expect(made.status()).toBe(201);
    });
  }
});

test('a field that comes twice is no text', async ({ request, inbox, stranger }) => {
  const answer = await postForm(request, '/signup', 'name="email"', (fields) => [
    ...withValues(stranger)(fields),
    ['phone', '+919812345678'],
  ]);
  expect(await answer.text()).toContain('could not be read');
  expect(await inbox.messages(stranger.phone)).toEqual([]);
});

test('a code without a challenge gets a clear answer, not an error', async ({ request }) => {
  for (const code of ['', '000000', 'true', '[]', '{"$ne":null}']) {
    const answer = await request.post('/signup/verify', { multipart: { code, intent: 'verify' } });
    expect(answer.status()).toBeLessThan(500);
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('kulhad_session');
  }
});

test('[T2] a forged challenge in the form opens nothing', async ({ request, inbox, stranger }) => {
  const started = await postForm(request, '/signup', 'name="email"', withValues(stranger));
  expect(started.status()).toBe(303);
  const code = await inbox.code(stranger.phone);
  const answer = await postForm(
    request,
    '/signup/verify',
    'name="code"',
    withValues({ code, challenge: '00000000-0000-4000-8000-000000000000' }),
  );
  expect(answer.status()).toBe(200);
  expect(answer.headers()['set-cookie'] ?? '').not.toContain('kulhad_session');
});

test('[N3] a replayed form does nothing a second time', async ({ request, inbox, stranger }) => {
  await postForm(request, '/signup', 'name="email"', withValues(stranger));
  const code = await inbox.code(stranger.phone);
  const html = await (await request.get('/signup/verify')).text();
  expect(html).toContain('name="code"');
  let fields: [string, string][] = [];
  const first = await postForm(request, '/signup/verify', 'name="code"', (found) => {
    fields = withValues({ code, intent: 'verify' })(found);
    return fields;
  });
  expect(first.status()).toBe(303);
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const again = await request.post('/signup/verify', { multipart: body, maxRedirects: 0 });
  expect(again.status()).toBe(200);
  expect(await again.text()).toContain('used already');
});

test('the test inbox refuses what it cannot read, with 4xx and the reason', async ({ request }) => {
  for (const query of [
    '',
    '?to=',
    '?to=12',
    '?to=%2B919812345678&limit=0',
    '?to=%2B919812345678&after=x',
  ])
    expect((await request.get(`/api/dev/messages${query}`)).status(), query).toBe(400);
  const shopper = newShopper();
  const bodies: [unknown, number][] = [
    ['not json', 400],
    [JSON.stringify({}), 422],
    [JSON.stringify({ ...shopper, phone: '022 2654 3210' }), 422],
    [JSON.stringify({ ...shopper, email: ['a@example.com'] }), 422],
    [JSON.stringify({ ...shopper, name: true }), 422],
    [JSON.stringify({ ...shopper, name: 'x'.repeat(20_000) }), 413],
  ];
  for (const [data, status] of bodies) {
    const answer = await request.post('/api/dev/shoppers', {
      data: Buffer.from(String(data)),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status(), String(data).slice(0, 80)).toBe(status);
    expect((await answer.json()).error).toBeTruthy();
  }
  expect((await request.post('/api/dev/shoppers', { data: shopper })).status()).toBe(201);
  expect((await request.post('/api/dev/shoppers', { data: shopper })).status()).toBe(409);
});

test('addresses that nobody made get a 404 page', async ({ request }) => {
  for (const path of [
    '/nothing',
    '/hi/nothing',
    '/products/no-such-thing',
    '/%00',
    '/..%2f..%2fetc',
  ])
    expect([400, 404], path).toContain((await request.get(path)).status());
});

/**
 * The forms of a page as a browser without JavaScript would post them: Next.js keeps an action's
 * name in hidden fields.
 *
 * @param {string} html
 * @param {string} field a field that only the wanted form has
 * @returns {Record<string, string>} its hidden fields
 */
export function hiddenFields(html, field) {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((each) => each.includes(`name="${field}"`));
  if (!form) throw new Error(`no form with a field "${field}"`);
  const inputs = form.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]),
  );
}

function attribute(tag, name) {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const BOUNDARY = 'kulhad-bench-5d1f0a';

/**
 * @param {string} origin the page's own, as a browser says it
 * @param {Record<string, string> | [string, string][]} fields
 * @returns {import('./load.mjs').Request}
 */
export function formPost(origin, fields) {
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  const parts = pairs.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    method: 'POST',
    headers: { origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`),
  };
}

/**
 * The same form as a browser with JavaScript posts it: React's encoding of an action's two arguments, the
 * state before and the form (`encodeReply` of react-server-dom).
 *
 * @param {string} origin
 * @param {Record<string, string>} hidden of the form, among them the action's id
 * @param {Record<string, string>} fields
 * @returns {import('./load.mjs').Request}
 */
export function actionPost(origin, hidden, fields) {
  const [, reference] =
    Object.entries(hidden).find(([name]) => /^\$ACTION_\w+:0$/.test(name)) ?? [];
  if (!reference) throw new Error('no action in the form');
  const own = Object.entries(hidden).filter(([name]) => !name.startsWith('$ACTION'));
  const form = Object.entries({ ...Object.fromEntries(own), ...fields });
  // What the arguments refer to comes before them: they are read as they arrive.
  const post = formPost(origin, [
    ...form.map(([name, value]) => [`_1_${name}`, value]),
    ['0', '[{"status":"idle"},"$K1"]'],
  ]);
  const { id } = JSON.parse(reference);
  return { ...post, headers: { ...post.headers, accept: 'text/x-component', 'next-action': id } };
}

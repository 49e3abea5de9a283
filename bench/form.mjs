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
 * @param {Record<string, string>} fields
 * @returns {import('./load.mjs').Request}
 */
export function formPost(origin, fields) {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    method: 'POST',
    headers: { origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`),
  };
}

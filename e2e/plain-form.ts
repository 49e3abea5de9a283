import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

type Fields = [name: string, value: string][];

const entities: Record<string, string> = {
  '&quot;': '"',
  '&amp;': '&',
  '&#x27;': "'",
  '&lt;': '<',
};

/**
 * Posts a page's own form as a browser without JavaScript does: with all its hidden fields.
 * `marker` is something that stands in that form and in no other of the page.
 */
export async function postForm(
  request: APIRequestContext,
  path: string,
  marker: string,
  fill: Record<string, string> | ((fields: Fields) => Fields),
): Promise<APIResponse> {
  const html = await (await request.get(path)).text();
  const form = html.split('<form').find((part) => part.includes(marker)) ?? '';
  const fields = fieldsOf(form.split('</form')[0] ?? '');
  expect(fields, `the form of ${path}`).not.toEqual([]);
  const body = new FormData();
  const filled = typeof fill === 'function' ? fill(fields) : withValues(fill)(fields);
  for (const [name, value] of filled) body.append(name, value);
  return request.post(path, { multipart: body, maxRedirects: 0 });
}

/** What a browser would send of it: nothing unticked, and of a list the empty choice. */
function fieldsOf(form: string): Fields {
  const tags = [...form.matchAll(/<(?:input|select)[^>]*>/g)].map(([tag]) => tag);
  return tags
    .filter((tag) => !/ type="(radio|checkbox)"/.test(tag) || / checked=""/.test(tag))
    .map((tag) => {
      const of = (name: string) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? '';
      return [of('name'), of('value').replace(/&[a-z#0-9]+;/g, (one) => entities[one] ?? one)];
    });
}

/** The form's fields with these values in place of their own. */
export function withValues(values: Record<string, string>): (fields: Fields) => Fields {
  return (fields) => fields.map(([name, value]) => [name, values[name] ?? value]);
}

import { createHash } from 'node:crypto';

export type Bindable = string | number | boolean | null | Bindable[] | { [key: string]: Bindable };

/** One text for one value, whatever order its keys were written in. */
function canonical(value: Bindable): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Digest of what a shopper approves, hex SHA-256: any change to it gives another (I5, RTS 5(1)(d)). */
export function bindingOf(value: Bindable): string {
  return createHash('sha256')
    .update(`kulhad-binding-1|${canonical(value)}`)
    .digest('hex');
}

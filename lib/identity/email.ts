/** One form of an email for keys and comparison, or null: trimmed, lower case, of a plausible shape. */
export function readEmail(typed: string): string | null {
  const email = typed.normalize('NFC').trim().toLowerCase();
  if (email.length > 254 || /[\p{C}\s]/u.test(email)) return null;
  return /^[^@<>"(),:;[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}]+$/u.test(
    email,
  )
    ? email
    : null;
}

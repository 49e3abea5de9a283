import { dictionary } from '@zxcvbn-ts/language-common';

let cached: Set<string> | undefined;

/** Some fifty thousand passwords that leaks hold most often, lower case; read at first use. */
export function commonPasswords(): ReadonlySet<string> {
  cached ??= new Set(dictionary['passwords-common']);
  return cached;
}

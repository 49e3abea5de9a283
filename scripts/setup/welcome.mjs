import fs from 'node:fs';
import { inProject } from './project.mjs';

/**
 * What is shown once the shop is open.
 *
 * @param {{ origin: string, personas: { name: string, email: string, phone: string, password: string, note: string }[] }} shop
 * @returns {string}
 */
export function welcome({ origin, personas }) {
  const people = personas.flatMap(({ name, email, phone, password, note }) => [
    `  ${name}: ${note}`,
    `    ${email}  ${phone}  password: ${password}`,
  ]);
  return [
    '',
    `Kulhad is open at ${origin}`,
    '',
    'People you can sign in as:',
    ...people,
    '',
    'Text messages appear in this terminal, on the virtual phone and in the test inbox:',
    `  ${origin}/phone`,
    `  ${origin}/api/dev/messages?to=${encodeURIComponent(personas[0]?.phone ?? '+91…')}`,
    '',
    'Ctrl-C stops the shop; what was bought and who signed up stays.',
    '',
  ].join('\n');
}

/** The people of the demo, as the seed creates them. */
export const readPersonas = () =>
  JSON.parse(fs.readFileSync(inProject('prisma', 'personas.json'), 'utf8'));

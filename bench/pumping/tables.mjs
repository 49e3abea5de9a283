const rupees = (paise) => `Rs ${Math.round(paise / 100).toLocaleString('en-IN')}`;

/**
 * Some days in Markdown. Saved is what the limits kept from being spent, compared with none.
 *
 * @param {Record<'record' | 'enforce', { days: Record<'calm' | 'crowded' | 'quiet' | 'attacked' | 'attack', import('./live').Outcome> }>} results
 */
export function dayTable({ record, enforce }) {
  const lines = [];
  for (const [title, honest, attack] of [
    ['opening', 'calm', null],
    ['crowded opening', 'crowded', null],
    ['honest day', 'quiet', null],
    ['day of the attack', 'attacked', 'attack'],
  ]) {
    const parts = ({ days }) => [days[honest], ...(attack ? [days[attack]] : [])];
    const unlimited = sum(parts(record), 'askedPaise');
    lines.push([title, 'none', sum(parts(record), 'asked'), unlimited, 0, 'nobody']);
    for (const [policy, result] of Object.entries({ record, enforce })) {
      const spent = sum(parts(result), 'paidPaise');
      const who = refusals(result.days[honest]);
      const paid = sum(parts(result), 'paid');
      const messages = attack ? `${paid} (attack ${result.days[attack].paid})` : paid;
      lines.push([title, policy, messages, spent, unlimited - spent, who]);
    }
  }
  return [
    '| | limits | messages paid for | spent | saved | honest shoppers refused |',
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...lines.map(
      ([title, policy, messages, spent, saved, who]) =>
        `| ${title} | ${policy} | ${messages} | ${rupees(spent)} | ${rupees(saved)} | ${who} |`,
    ),
  ].join('\n');
}

const OWNER = { login: 'signs in each evening', reset: 'resets each evening' };

/** @param {(import('./guesser').Guessing & { purpose: string, owner: 'login' | 'reset' | null })[]} guessers */
export function guesserTable(guessers) {
  const rows = guessers.map((each) => {
    const chance = 1 - (1 - 1e-6) ** each.guesses;
    return [
      each.purpose === 'login' ? 'the password (sign in)' : 'the number (reset)',
      each.owner
        ? `${OWNER[each.owner]}; ${each.ownerRefused} of ${each.evenings} refused`
        : 'is away',
      each.messages,
      each.guesses,
      `${(chance * 100).toFixed(3)} %`,
      each.disabledOnDay === null ? 'not' : `on day ${each.disabledOnDay}`,
    ];
  });
  return [
    '| the guesser knows | the owner | messages | guesses compared | chance to hit in 30 days | number switched off |',
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

/** @param {{ typed: number, chance: number }[]} closing */
export function closingTable(closing) {
  return [
    '| of 100 codes are typed | chance that a new shop closes on its first day |',
    '| ---: | ---: |',
    ...closing.map(({ typed, chance }) => `| ${typed} | ${(chance * 100).toFixed(1)} % |`),
  ].join('\n');
}

const sum = (outcomes, name) => outcomes.reduce((total, outcome) => total + outcome[name], 0);

function refusals({ shoppers, refused }) {
  const all = Object.entries(refused);
  const count = all.reduce((total, [, each]) => total + each, 0);
  const which = all.map(([name, each]) => `${name} ${each}`).join(', ');
  return `${count} of ${shoppers}${which ? ` (${which})` : ''}`;
}

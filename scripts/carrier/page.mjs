import { ANSWER_FAULTS, DELIVERY_FAULTS, FAULTS, RECEIPT_FAULTS } from './fates.mjs';
import { STYLE } from './page-style.mjs';

const SHOWN = 100;
const escaped = (/** @type {unknown} */ text) =>
  String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const time = (/** @type {Date} */ date) => date.toLocaleTimeString('en-GB');

/**
 * @typedef {object} View
 * @property {import('./desk.mjs').Message[]} messages newest first
 * @property {import('./fates.mjs').Rates} rates
 * @property {string | number} seed
 * @property {string[]} carriers
 * @property {(number: string) => boolean} isOptedOut
 */

/** The whole page. @param {View} view */
export function page(view) {
  const groups = [
    ['When it is asked', ANSWER_FAULTS],
    ['When it delivers', DELIVERY_FAULTS],
    ['What it says afterwards', RECEIPT_FAULTS],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Local carrier</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
<noscript><meta http-equiv="refresh" content="3"></noscript>
</head>
<body>
<header>
<h1>Local carrier</h1>
<p>Stands in for ${view.carriers.slice(0, -1).map(escape).join(', ')} and an SMPP centre. Nothing leaves this
machine. Seed <code>${escaped(view.seed)}</code>.</p>
</header>
<main>
<section aria-labelledby="faults">
<h2 id="faults">What goes wrong</h2>
${groups.map(([title, names]) => switches(String(title), [...names], view.rates)).join('\n')}
</section>
<section aria-labelledby="messages">
<div class="title"><h2 id="messages">Messages</h2>
<form method="post" action="/messages/forget"><button>Forget all</button></form></div>
<div id="list">${listOf(view)}</div>
</section>
</main>
<script>
const list = document.getElementById('list');
const busy = () => list.contains(document.activeElement) || String(getSelection());
async function refresh() {
  if (busy()) return;
  const next = await fetch('/list').then((answer) => answer.text()).catch(() => null);
  if (next !== null && next !== list.dataset.shown && !busy()) list.innerHTML = list.dataset.shown = next;
}
setInterval(refresh, 1000);
</script>
</body>
</html>`;
}

/** @param {string} title @param {string[]} names @param {import('./fates.mjs').Rates} rates */
function switches(title, names, rates) {
  const one = (/** @type {string} */ name) => {
    const key = /** @type {keyof typeof FAULTS} */ (name);
    const rate = rates[key] ?? 0;
    const state = rate > 0 && rate < 1 ? `${Math.round(rate * 100)} %` : rate ? 'on' : 'off';
    return `<button name="${name}" value="${rate > 0 ? 0 : 1}" aria-pressed="${rate > 0}">${escaped(FAULTS[key])}<span aria-hidden="true">${state}</span></button>`;
  };
  return `<form method="post" action="/faults"><fieldset><legend>${escaped(title)}</legend>
${names.map(one).join('\n')}</fieldset></form>`;
}

/** The messages alone, which the page asks for again and again. @param {View} view */
export function listOf({ messages, isOptedOut }) {
  if (messages.length === 0) return '<p class="none">No message yet.</p>';
  const items = messages.slice(0, SHOWN).map((message) => item(message, isOptedOut(message.to)));
  return `<ol>${items.join('\n')}</ol>`;
}

/** @param {import('./desk.mjs').Message} message @param {boolean} optedOut */
function item(
  { carrier, to, from, text, status, reason, fate, at, receipts, segments, encoding },
  optedOut,
) {
  const faults = [fate.answer, fate.delivery].filter((name) => name !== null);
  const words = faults.map((name) => FAULTS[/** @type {keyof typeof FAULTS} */ (name)]);
  const answered = receipts.map(({ status, answered }) => `${status} (${answered})`);
  const notes = [
    ...words,
    ...(reason ? [reason.replace('_', ' ')] : []),
    ...(answered.length > 0 ? [`receipts: ${answered.join(', ')}`] : []),
  ];
  const word = optedOut ? 'START' : 'STOP';
  return `<li>
<p class="head"><b>${escaped(to)}</b> <span>${escaped(carrier)}, from ${escaped(from)}</span>
<span class="status" data-status="${escaped(status)}">${escaped(status)}</span></p>
<p class="text">${escaped(text)}</p>
<div class="foot"><span>${time(at)}, ${escaped(encoding)}, ${segments} segment${segments === 1 ? '' : 's'}${notes.length > 0 ? `, ${escaped(notes.join(', '))}` : ''}</span>
<form method="post" action="/replies"><input type="hidden" name="carrier" value="${escaped(carrier)}">
<input type="hidden" name="from" value="${escaped(to)}"><input type="hidden" name="to" value="${escaped(from)}">
<button name="text" value="${word}" aria-label="Reply ${word} from ${escaped(to)}">Reply ${word}</button></form></div>
</li>`;
}

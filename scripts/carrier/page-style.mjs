export const STYLE = `
:root {
  --paper: #faf6f0; --card: #fffdf9; --ink: #2a211b; --soft: #6b5d52; --line: #e4d9cb;
  --clay: #9c4527; --good: #2f6b3c; --bad: #a32c22; --wait: #79590c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191411; --card: #221b17; --ink: #f1e8de; --soft: #b5a597; --line: #3a2f28;
    --clay: #e58a66; --good: #86c795; --bad: #f0938a; --wait: #e0bd62;
  }
}
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-block: 1.75rem 1.25rem; }
h1 { font: 600 1.75rem/1.2 Georgia, serif; }
h2 { font: 600 1.15rem/1.3 Georgia, serif; }
header p { color: var(--soft); max-width: 46rem; margin-top: .4rem; }
main { display: grid; gap: 2rem; padding-bottom: 3rem; }
@media (min-width: 60rem) { main { grid-template-columns: 20rem minmax(0, 1fr); align-items: start; } }
fieldset { border: 0; padding: 0; margin-top: 1rem; display: grid; gap: .4rem; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }
@media (min-width: 60rem) { fieldset { grid-template-columns: 1fr; } }
legend { color: var(--soft); font-size: .875rem; margin-bottom: .4rem; }
button {
  font: inherit; font-size: .9375rem; color: inherit; background: var(--card); cursor: pointer;
  border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .8rem; min-height: 2.75rem;
}
button:hover { border-color: var(--clay); }
button:focus-visible { outline: 2px solid var(--clay); outline-offset: 2px; }
fieldset button { text-align: left; display: flex; justify-content: space-between; align-items: center; gap: .7rem; line-height: 1.25; }
fieldset button span { color: var(--soft); white-space: nowrap; }
button[aria-pressed=true] { border-color: var(--clay); color: var(--clay); font-weight: 600; }
button[aria-pressed=true] span { color: inherit; }
.title { display: flex; justify-content: space-between; align-items: center; gap: 1rem; margin-bottom: .8rem; }
ol { list-style: none; padding: 0; display: grid; gap: .75rem; }
li, .none { background: var(--card); border: 1px solid var(--line); border-radius: .9rem; padding: .9rem 1rem; }
.none, .head span, .foot { color: var(--soft); }
.head { display: flex; flex-wrap: wrap; gap: 0 .7rem; align-items: baseline; font-size: .9375rem; }
.head b { font-variant-numeric: tabular-nums; }
.head .status { margin-left: auto; font-weight: 600; color: var(--wait); }
.status[data-status=delivered] { color: var(--good); }
.status[data-status=undelivered], .status[data-status=lost], .status[data-status='not taken'] { color: var(--bad); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .45rem 0 .6rem; }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 1rem; font-size: .8125rem; }
.foot button { font-size: .8125rem; padding: .25rem .7rem; min-height: 2rem; }
@media (pointer: coarse) { .foot button { min-height: 2.75rem; } }
`;

// The widget's looks. A constructed style sheet needs no permission of a page's content security policy. A page may set
// the custom properties --chat-accent, --chat-font and --chat-radius, and the element's size.

export const style = new CSSStyleSheet();
style.replaceSync(`
:host {
  --accent: var(--chat-accent, #0b4f8a); --on-accent: #fff; --back: #fff; --ink: #1b1f24; --soft: #4a5560;
  --line: #c3ccd5; --edge: #6b7885; --theirs: #edf1f5; --alert: #8a1f11; --alert-back: #fdf0ee;
  display: block; block-size: min(36rem, 90dvh); min-block-size: 20rem; max-block-size: 100%;
  font: 1rem/1.5 var(--chat-font, system-ui, sans-serif); color: var(--ink); color-scheme: light dark;
}
:host([hidden]) { display: none; }
/* Nothing can be written here: no room is kept for a conversation, and nobody is asked to tell us anything. */
:host([refused]) { block-size: auto; min-block-size: 0; }
:host([refused]) .log { flex: none; padding-block-end: 0; }
:host([refused]) .welcome p:first-child { display: none; }
* { box-sizing: border-box; }
section {
  display: flex; flex-direction: column; block-size: 100%; background: var(--back); overflow: hidden;
  border: 1px solid var(--line); border-radius: var(--chat-radius, .75rem);
}
header { padding: .75rem 1rem; background: var(--accent); color: var(--on-accent); }
h2 { margin: 0; font-size: 1.125rem; line-height: 1.3; overflow-wrap: anywhere; }
.status { margin: .125rem 0 0; font-size: .875rem; }
.log { flex: 1; min-block-size: 0; overflow-y: auto; padding: 1rem; overscroll-behavior: contain; }
.log:focus-visible { outline-offset: -3px; }
.welcome { margin: 0 0 1rem; color: var(--soft); }
.welcome p { margin: 0 0 .25rem; }
.welcome p + p { color: var(--ink); font-weight: 600; }
.told p { margin-block-start: .5rem; padding: .5rem .75rem; border-inline-start: .25rem solid var(--accent); color: var(--ink); white-space: pre-line; }
.welcome .told p + p { font-weight: 400; }
ol { margin: 0; padding: 0; list-style: none; display: flex; flex-direction: column; gap: .75rem; }
li { max-inline-size: min(85%, 34rem); align-self: flex-start; }
li.you { align-self: flex-end; }
.text {
  margin: 0; padding: .5rem .875rem; border-radius: 1rem; border-end-start-radius: .25rem; background: var(--theirs);
  white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid transparent;
}
.you .text { background: var(--accent); color: var(--on-accent); border-radius: 1rem; border-end-end-radius: .25rem; }
.about { margin: .125rem .25rem 0; font-size: .8125rem; color: var(--soft); }
.you .about { text-align: end; }
.failed .about, .held .about { color: var(--alert); font-weight: 600; }
.notice {
  padding: .625rem 1rem; background: var(--alert-back); color: var(--alert); border-block-start: 1px solid var(--line);
}
.notice p { margin: 0; }
.notice button, .notice a { margin-block-start: .5rem; }
.notice a { display: inline-block; padding-block: .25rem; color: inherit; font-weight: 600; }
li.note { align-self: center; text-align: center; max-inline-size: 100%; }
.note .text { background: none; border-color: var(--line); border-radius: 1rem; padding: .25rem .875rem; color: var(--soft); }
.queue, .aside { margin: 0; padding: 0 1rem; font-size: .875rem; color: var(--soft); }
.queue:not(:empty) { padding-block: .375rem; border-block-end: 1px solid var(--line); }
.aside { min-block-size: 1.5em; }
.ending { padding: 0 1rem .75rem; font-size: .875rem; }
.ending div { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
button.quiet { color: inherit; background: none; border-color: var(--edge); min-block-size: 2rem; padding: .125rem .75rem; }
.place { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; margin-block-start: .375rem; font-size: .875rem; }
.place .hint { margin: 0; flex: 1 1 12rem; }
.place .hint:empty { display: none; }
.after { padding: .75rem 1rem 1rem; border-block-start: 1px solid var(--line); overflow-y: auto; flex: none; max-block-size: 50%; }
.after form { border: 0; padding: 0 0 .75rem; }
form.survey { border: 1px solid var(--line); border-radius: .75rem; margin-block-start: .5rem; }
form.survey p, form.mail p { margin: 0 0 .5rem; font-weight: 600; }
fieldset { border: 0; margin: 0 0 .5rem; padding: 0; min-inline-size: 0; }
legend { padding: 0; font-size: .9375rem; }
label.score { display: inline-flex; align-items: center; gap: .25rem; min-block-size: 2rem; margin: 0 .625rem 0 0; font-weight: 400; }
.score input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent); }
.survey textarea { display: block; inline-size: 100%; margin-block: .25rem .5rem; }
.mail input {
  inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--back);
  border: 1px solid var(--edge); border-radius: .5rem; margin-block-end: .5rem;
}
form { padding: .75rem 1rem 1rem; border-block-start: 1px solid var(--line); }
label { display: block; font-weight: 600; margin-block-end: .25rem; }
.row { display: flex; gap: .5rem; align-items: flex-end; }
textarea {
  flex: 1; min-inline-size: 0; min-block-size: 2.75rem; max-block-size: 9rem; padding: .5rem .75rem; resize: none;
  font: inherit; color: inherit; background: var(--back); border: 1px solid var(--edge); border-radius: .5rem;
  field-sizing: content;
}
textarea[aria-invalid="true"] { border-color: var(--alert); border-width: 2px; }
button {
  min-block-size: 2.75rem; min-inline-size: 2.75rem; padding: .375rem 1.125rem; font: inherit; font-weight: 600;
  cursor: pointer; color: var(--on-accent); background: var(--accent); border: 2px solid transparent; border-radius: .5rem;
}
button:hover { filter: brightness(1.12); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.hint { margin: .375rem 0 0; font-size: .8125rem; color: var(--soft); }
.hint.wrong { color: var(--alert); font-weight: 600; }
[hidden] { display: none !important; }
.unseen {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media (pointer: coarse) { .keys { display: none; } }
@media (prefers-color-scheme: dark) {
  :host {
    --accent: var(--chat-accent-dark, #1d5f9e); --back: #14181d; --ink: #f1f4f7; --soft: #b5c0ca; --line: #39434d;
    --edge: #8494a3; --theirs: #29323b; --alert: #ffb4a8; --alert-back: #33191a;
  }
}
@media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
@media (forced-colors: active) { .text { border-color: CanvasText; } header { border-block-end: 1px solid CanvasText; } }
@media print {
  :host { --back: #fff; --ink: #000; --soft: #333; --theirs: #fff; color-scheme: light; }
  :host, section, .log { display: block; block-size: auto; max-block-size: none; overflow: visible; }
  section { border: 0; }
  header, .you .text { background: none; color: #000; }
  .text { border-color: #000; }
  .status, .notice, form { display: none; }
}
`);

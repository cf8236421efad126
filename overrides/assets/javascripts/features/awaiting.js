// What a page needs only now and then has modules of its own: what explains terms comes when there is a reader or an open
// answer, what marks the words of a search hit when a hit has led here.
import { lazy } from '../lib/lazy.js';
import { onReader } from '../lib/reader.js';

/**
 * Load what explains the terms of the page. Whoever is faster, and taps one, waits for it; if it cannot be loaded, the
 * reader is told and stays on the page, because without a connection the glossary would not come, either.
 * @param {URL} address
 * @param {boolean} isOpened whether an open answer is one that somebody has opened
 */
export function awaitTerms(address, isOpened = true) {
  const { dataset } = document.getElementById('term-explanations') ?? {};
  if (!dataset) return;
  const module = lazy(address);
  let [isThere, note] = [false, null];
  const load = async () => {
    const loaded = await module();
    if (!isThere) loaded?.explainTerms();
    isThere ||= Boolean(loaded);
  };
  addEventListener('click', async (event) => {
    const term = event.target.closest('.term');
    if (!term || isThere || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    note?.remove();
    await load();
    if (isThere) term.click();
    else note = tell(term, dataset.failed);
  });
  onReader(load);
  if (!isOpened) return;
  // The event does not bubble.
  addEventListener('toggle', load, { capture: true, once: true });
  if (document.querySelector('.question-answer[open]')) load();
}

/** Say something below a term, until the reader goes on. */
function tell(term, text) {
  const note = document.createElement('span');
  note.className = 'term-popup';
  note.popover = 'auto';
  note.setAttribute('role', 'status');
  note.textContent = text;
  const { left, bottom } = term.getBoundingClientRect();
  note.style.cssText = `left: ${left + scrollX}px; top: ${bottom + scrollY}px`;
  term.after(note);
  note.showPopover();
  return note;
}

/**
 * Mark the words of a search hit, if one has led here.
 * @param {URL} address
 */
export async function awaitHit(address) {
  if (new URLSearchParams(location.search).has('h')) (await lazy(address)())?.markHit();
}

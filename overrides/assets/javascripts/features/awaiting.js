// When terms are to be explained: there is a reader, or an answer is open.
import { onReader } from '../lib/reader.js';

/**
 * Load what explains the terms of the page, once; without it, they are links to the glossary.
 * @param {URL} address
 */
export function awaitTerms(address) {
  if (!document.getElementById('term-explanations')) return;
  let isAsked = false;
  const load = async () => {
    if (isAsked) return;
    isAsked = true;
    (await import(address.href)).explainTerms();
  };
  // The event does not bubble.
  addEventListener('toggle', load, { capture: true, once: true });
  onReader(load);
  if (document.querySelector('.question-answer[open]')) load();
}

// A search hit names in its address (?h=) the beginnings of the words to mark in the question that it opens.
import { places } from './fold.js';

/** Mark the words, and take them out of the address: whoever copies it means the question. */
export function markHit() {
  const address = new URL(location.href);
  const beginnings = address.searchParams.get('h')?.split(' ').filter(Boolean).slice(0, 12);
  if (!beginnings) return;
  const question = document.getElementById(location.hash.slice(1))?.closest('.question');
  if (question && window.CSS?.highlights) CSS.highlights.set('search-hit', new Highlight(...ranges(question, beginnings)));
  address.searchParams.delete('h');
  history.replaceState(history.state, '', address);
}

/** @returns {Generator<Range>} the words to mark */
function* ranges(element, beginnings) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('svg, [data-search-exclude], .part-title, summary')) continue;
    for (const { start, end } of places(node.data, beginnings)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      yield range;
    }
  }
}

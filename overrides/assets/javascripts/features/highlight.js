// A search hit names in its address (?h=) the beginnings of the words to mark in the question that it opens.
import { setParameters, target } from '../lib/address.js';
import { places } from '../lib/fold.js';

const MOST_MARKED = 12;

/** Mark the words, and remove them from the address: readers who copy it mean the question. */
export function markHit() {
  const words = new URLSearchParams(location.search).get('h');
  if (words === null) return;
  const beginnings = words.split(' ').filter(Boolean).slice(0, MOST_MARKED);
  const question = target()?.closest('.question');
  if (question && beginnings.length) {
    openDepth(question, beginnings);
    if (window.CSS?.highlights) CSS.highlights.set('search-hit', new Highlight(...ranges(question, beginnings)));
  }
  setParameters({ h: null });
}

/** Open the depth of an answer if a word stands only there. */
function openDepth(question, beginnings) {
  const depth = question.querySelector('.question-depth');
  const isOnlyThere = (beginning) => {
    const found = texts(question).filter(({ data }) => places(data, [beginning]).length);
    return found.length && found.every((text) => depth?.contains(text));
  };
  if (beginnings.some(isOnlyThere)) depth.open = true;
}

/** Return the texts that are searched, in order. */
function texts(question) {
  const walker = document.createTreeWalker(question, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('svg, [data-search-exclude], .part-title, summary')) found.push(node);
  }
  return found;
}

/** @returns {Generator<Range>} the words to mark */
function* ranges(question, beginnings) {
  for (const node of texts(question)) {
    for (const { start, end } of places(node.data, beginnings)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      yield range;
    }
  }
}

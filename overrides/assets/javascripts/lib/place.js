// Where the reader is: the block of text at the top of the window. Both languages have the same blocks in the same
// order, so that a place of one page is also a place of its translation.

const PARTS = '.question, .glossary-entry, .sheet-entry'; // with the same ids in all languages
const BLOCKS = 'h1, h2, h3, p, li, tr, pre, figure, summary';

/**
 * @typedef {object} Place
 * @property {string} part the id of the part of the page, or '' outside all parts
 * @property {number} block the number of the block within the part
 * @property {number} passed the share of the block that is above the text's edge; below 0 if the block begins below it
 */

/** Return the place of the text at the top of the window, below the header. */
export function currentPlace() {
  const found = firstBlock();
  if (!found) return { part: '', block: 0, passed: 0 };
  const { top, height } = found.box;
  return { part: nameOf(found.part), block: found.index, passed: (textEdge() - top) / height };
}

/** Return the block of text at the top of the window, or undefined if there is none. */
export function blockBeingRead() {
  return firstBlock()?.element;
}

/** Return the first block that is shown and ends below the header, inside a part or outside all. */
function firstBlock() {
  const edge = textEdge();
  const find = (part) => {
    const all = blocks(part);
    const index = all.findIndex((block) => isShown(block) && endsBelow(block, edge));
    return index < 0 ? null : { part, index, element: all[index], box: all[index].getBoundingClientRect() };
  };
  let inside = null;
  // A part may end below the header with nothing but space: then the next one is being read.
  for (const part of document.querySelectorAll(PARTS)) {
    if (endsBelow(part, edge)) inside = find(part);
    if (inside) break;
  }
  return [find(), inside].filter(Boolean).sort((a, b) => a.box.top - b.box.top)[0];
}

/**
 * Bring a place to the top of the window; if its block is not shown, the part that it belongs to.
 * @param {Place} place
 */
export function goTo({ part: id, block, passed }) {
  const part = [...document.querySelectorAll(PARTS)].find((element) => nameOf(element) === id);
  const element = blocks(part)[block];
  const shown = element && isShown(element);
  const found = shown ? element : part;
  if (!found) return;
  const { top, height } = found.getBoundingClientRect();
  scrollTo({ top: scrollY + top + (shown ? passed * height : 0) - textEdge(), behavior: 'instant' });
}

/** Write a place for an address: canary-vs-blue-green.12.35 */
export function write({ part, block, passed }) {
  return `${part}.${block}.${Math.round(100 * passed)}`;
}

/**
 * Read a place from an address; null if it is none.
 * @param {string} text
 * @returns {Place | null}
 */
export function read(text) {
  const [, part, block, passed] = text.match(/^([\w-]*)\.(\d{1,5})\.(-?\d{1,4})$/) ?? [];
  return block === undefined ? null : { part, block: Number(block), passed: Math.min(1, passed / 100) };
}

/**
 * Return the id of the part that is being read: the one that the address names if it is in sight, or else the first in
 * the upper third of the window; '' if there is none.
 * @param {Element | null} named
 */
export function partBeingRead(named) {
  const parts = [...document.querySelectorAll(PARTS)];
  const reaches = (element, height) =>
    element.getBoundingClientRect().top < height && endsBelow(element, textEdge() + 20);
  const own = parts.find((part) => part.contains(named));
  if (own && reaches(own, innerHeight)) return nameOf(own);
  return nameOf(parts.find((part) => reaches(part, innerHeight / 3)));
}

/** Return where the text begins below the header, in pixels from the window's top. */
function textEdge() {
  return (document.querySelector('.md-header')?.offsetHeight ?? 0) + 1;
}

function endsBelow(element, edge) {
  return element.getBoundingClientRect().bottom > edge;
}

function nameOf(part) {
  return part ? (part.dataset.question ?? (part.id || part.querySelector('[id]').id)) : '';
}

/** Return the blocks of a part, or those outside all parts: shown or not, so that their numbers never change. */
function blocks(part) {
  if (part) return [...part.querySelectorAll(BLOCKS)];
  return [...document.querySelectorAll(`.md-content :is(${BLOCKS})`)].filter((block) => !block.closest(PARTS));
}

/** Return whether a block is on the page, and not above it: the bar of an open answer stays where it is. */
function isShown(block) {
  if (block.matches('.question-answer[open] > summary')) return false;
  const around = block.matches('summary') ? block.parentElement.parentElement : block;
  return block.getClientRects().length > 0 && !around.closest('details:not([open])');
}

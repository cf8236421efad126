// The glossary's page narrows to what is typed. Without this script it is whole, and the field hidden.
import { setParameters, target } from '../lib/address.js';
import { fold } from '../lib/fold.js';

/** Show and serve the field above the glossary, if the page has one. */
export function filterGlossary() {
  const form = document.querySelector('.glossary-filter');
  if (!form) return;
  const input = form.querySelector('input');
  const status = form.querySelector('[role=status]');
  const entries = [...document.querySelectorAll('.glossary-entry')].map((element) => ({
    element,
    names: names(element),
  }));
  const groups = [...document.querySelectorAll('.glossary-group')].map((element) => ({
    element,
    letter: document.querySelector(`.glossary-letters [href="#${element.querySelector('h2').id}"]`).parentElement,
  }));

  /** Show the entries with a name that contains the text, and the groups that have one; say how many. */
  function narrow() {
    const wanted = bare(input.value);
    let count = 0;
    for (const { element, names } of entries) {
      element.hidden = !names.some((name) => name.includes(wanted));
      count += !element.hidden;
    }
    for (const { element, letter } of groups) {
      element.hidden = letter.hidden = !element.querySelector('.glossary-entry:not([hidden])');
    }
    status.textContent = message(status.dataset, count, input.value.trim());
  }

  /** Show all terms. */
  function showAll() {
    input.value = '';
    narrow();
    keepInAddress('');
  }

  /** A link to an entry that is hidden shows it. */
  function showTarget() {
    const named = target();
    if (!named?.closest('[hidden]')) return;
    showAll();
    named.scrollIntoView();
  }

  input.addEventListener('input', () => {
    narrow();
    keepInAddress(input.value.trim());
  });
  addEventListener('hashchange', showTarget);

  const parameters = new URLSearchParams(location.search);
  input.value = parameters.get('term')?.slice(0, input.maxLength) ?? '';
  form.hidden = false;
  if (input.value) narrow();
  // What was typed in the other language may be unknown here; the entry that was read is not.
  if (parameters.has('at') && !document.querySelector('.glossary-entry:not([hidden])')) showAll();
  showTarget();
}

/**
 * Return all spellings of an entry's names, folded: an umlaut is its base letter, or that and an e.
 * @param {HTMLElement} entry
 */
function names(entry) {
  const texts = [...entry.querySelectorAll('[data-name]')].map((name) => name.textContent);
  return texts.flatMap((text) => [bare(text), bare(text.replace(/[äöü]/gi, '$&e'))]);
}

/**
 * Return a text in small letters without accents, spaces and marks.
 * @param {string} text
 */
function bare(text) {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * @param {DOMStringMap} texts
 * @param {number} count
 * @param {string} text what was typed
 */
function message({ terms, oneTerm, noTerm }, count, text) {
  return count ? `${count} ${count === 1 ? oneTerm : terms}` : noTerm.replace('…', () => text);
}

let timer;

/**
 * Keep the text in the address, for links and reloads; not at each key, which some browsers refuse.
 * @param {string} text
 */
function keepInAddress(text) {
  clearTimeout(timer);
  timer = setTimeout(
    () => setParameters({ term: text || null }, { keepFragment: !target()?.closest('[hidden]') }),
    200,
  );
}

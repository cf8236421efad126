// What is practised: the cards of a language, and the answers to questions, each loaded once.

const form = document.querySelector('.practice-choice');
const loaded = new Map();

/** Return the language of the page, and the other one. */
export const HERE = document.documentElement.lang;
export const THERE = document.querySelector('a.language[hreflang]')?.hreflang ?? HERE;

/**
 * Return the cards of a language. Rejects if they cannot be loaded now.
 * @param {string} language
 */
export const cardsOf = (language) => load(`practice.v1.${language}.json`);

/** Return the answer to a question in a language. */
export const answerTo = (id, language) => load(`practice.v1/${language}/${id}.json`);

/** Return the address of a place in the guide. */
export const placed = (path) => new URL(path, new URL(form.dataset.root, location.href)).href;

async function load(name) {
  if (!loaded.has(name)) {
    const response = await fetch(new URL(name, new URL(form.dataset.data, location.href)));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    loaded.set(name, await response.json());
  }
  return loaded.get(name);
}

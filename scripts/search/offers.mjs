// Pages and terms that a query names. They are offered beside the hits, and change none of them.
import { isStopWord, restoreUmlaut, stem, tokenize } from './analysis.mjs';

const MOST_PAGES = 2;
// Words by which readers ask what something is.
const ASKING = new Set(
  'bedeutet bedeutung define definiere definition erklare erklarung explain heisst mean meaning means stand stands steht'.split(
    ' ',
  ),
);

export class Offers {
  #pages;
  #terms;

  /** @param {{pages: Array[], terms: Array[]}} offered each a list: location, title and further names */
  constructor({ pages, terms }) {
    this.#pages = byName(pages);
    this.#terms = byName(terms);
  }

  /**
   * Return the pages that a query names.
   * @param {string[]} words folded
   * @returns {{title: string, location: string}[]}
   */
  pages(words) {
    const named = find(this.#pages, words);
    const found = named.length ? named : this.#namedByEach(words.filter(tells));
    return found.slice(0, MOST_PAGES).map(([location, title]) => ({ title, location }));
  }

  /** Return the pages of which each word is a name: Spickzettel PDF. */
  #namedByEach(words) {
    const [first = [], ...others] = words.map((word) => find(this.#pages, [word]));
    return first.filter((page) => others.every((pages) => pages.includes(page)));
  }

  /**
   * Return the term that a query names, or null.
   * @param {string[]} words folded
   * @returns {{name: string, location: string} | null}
   */
  term(words) {
    const [[location, name] = []] = find(this.#terms, words);
    return name ? { name, location } : null;
  }
}

/** Return entries by each form of their names, one map for each form, the exact one first. */
function byName(entries) {
  const maps = forms([]).map(() => new Map());
  for (const entry of entries) {
    const [, title, names] = entry;
    for (const name of [...title.split(' · '), ...names]) {
      for (const [i, form] of forms(tokenize(name)).entries()) {
        maps[i].set(form, [...new Set([...(maps[i].get(form) ?? []), entry])]);
      }
    }
  }
  return maps;
}

/** Return the entries that a query names, without common words around the name. */
function find(maps, words) {
  for (const typed of [words, words.map(restoreUmlaut)]) {
    for (const span of spans(typed)) {
      const found = forms(span)
        .map((form, i) => maps[i].get(form))
        .find(Boolean);
      if (found) return found;
    }
  }
  return [];
}

/** Return how words are compared: as one word, by its stem, by their stems. Model drift is modeldrift and model-drift. */
function forms(words) {
  const joint = words.join('');
  return [joint, stem(joint), words.map(stem).join('')];
}

function tells(word) {
  return !isStopWord(word) && !ASKING.has(word);
}

/** Yield the words, then what is left of them when more and more common words are taken away from both ends. */
function* spans(words) {
  const telling = words.map(tells);
  if (!telling.includes(true)) return yield words;
  for (let start = 0; start <= telling.indexOf(true); start++) {
    for (let end = words.length; end > telling.lastIndexOf(true); end--) yield words.slice(start, end);
  }
}

// The engine behind the worker: from a query to the items that the theme lists. Loaded with the first query.

import { places } from '../../overrides/assets/javascripts/lib/fold.js';
import { Engine } from './engine.mjs';
import { hitTitle } from './markup.mjs';
import { Offers } from './offers.mjs';

const FIRST_SHOWN = 10; // the theme renders so many hits before the reader scrolls; only these quote from answers
const MOST_HITS = 50; // nobody reads on; the list says how many it has
const MOST_MARKS = 12;

/**
 * Load a language's index; return its search.
 * @param {string} folder the address of the index and the texts
 */
self.openSearch = async function openSearch(folder) {
  const nothing = { pages: [], terms: [] };
  const [index, offered] = await Promise.all([load('index.json'), load('offers.json').catch(() => nothing)]);
  const engine = new Engine(index);
  const offers = new Offers(offered);
  const questions = index.questions.map(([section, id, level, title, gist]) => ({ section, id, level, title, gist }));
  const texts = {};
  const meanings = {};
  const loading = {};

  async function load(name) {
    const response = await fetch(new URL(name, folder));
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json();
  }

  /** Load a file once: the texts of a section's answers, without which a hit shows its gist, or what terms mean. */
  function loadInto(target, name) {
    loading[name] ??= load(`${name}.json`).then(
      (own) => Object.assign(target, own),
      () => delete loading[name],
    );
    return loading[name];
  }

  return function search(words, filters) {
    const passes = (question) =>
      Object.entries(filters).every(([name, value]) => {
        return !(value in index[`${name}s`]) || question[name] === value;
      });
    const ranked = words
      ? engine.search(words)
      : questions.map((_, n) => ({ n, score: questions.length - n, beginnings: [] }));
    const hits = ranked
      .map((hit) => ({ ...hit, ...questions[hit.n] }))
      .filter(passes)
      .slice(0, words ? MOST_HITS : undefined);
    const unmarked = hits
      .slice(0, FIRST_SHOWN)
      .filter((hit) => hit.beginnings.length && !places(hit.gist, hit.beginnings).length);
    const named = engine.words(words);
    const term = offers.term(named);
    return {
      pages: offers.pages(named),
      term: () => term && { ...term, short: meanings[term.location] ?? '' },
      count: hits.length,
      nearest: hits.length ? '' : engine.nearest(words),
      loadTexts: () =>
        Promise.all([
          ...[...new Set(unmarked.map((hit) => hit.section))].map((section) => loadInto(texts, section)),
          ...(term ? [loadInto(meanings, 'meanings')] : []),
        ]),
      items: () =>
        hits.map((hit, i) => [
          {
            location: `${hit.section}/${address(hit.beginnings)}#${hit.id}`,
            title: hitTitle(
              hit,
              i < FIRST_SHOWN ? texts[hit.id] : '',
              `${index.sections[hit.section]} · ${index.levels[hit.level]}`,
            ),
            text: '',
            terms: {},
            score: hit.score,
          },
        ]),
    };
  };
};

/** Return the query by which the page learns that its reader comes from a hit, and which words to mark, if any. */
function address(beginnings) {
  return `?h=${encodeURIComponent(beginnings.slice(0, MOST_MARKS).join(' '))}`;
}

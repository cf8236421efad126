// From a query to ranked questions.
import { FIELDS, unpack } from './format.mjs';
import { Lexicon } from './lexicon.mjs';
import { isCommon, joined, split, stem } from './words.mjs';

const MOST_KEPT = 5000; // stems whose scores are kept from one query to the next
const LONGEST_QUERY = 200; // characters
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

const WORTH_OF_PARTS = 0.8; // of a compound's parts, if the compound itself does not stand in a question
const WORTH_OF_PARTS_TOO = 0.4; // the same, if the guide has the compound somewhere
const WORTH_OF_MORE = 0.3; // of further forms of a word, in addition to the best
const WORTH_OF_NEIGHBOURS = 0.5;
const LEAST_MARKED = 0.4; // what a stem must be worth to be shown as a match
const COORDINATION = 3; // how steeply a question falls that has only some of the words
const LEAST_COVERED = 0.6; // of a query that matches only texts, neither titles nor terms nor gists
const LEAST_COVERED_HEAD = 0.4;

export class Engine {
  /** @param {object} packed see format.mjs */
  constructor(packed) {
    const { index, words, heads } = unpack(packed);
    this.index = index;
    this.size = packed.lengths.length;
    this.scores = new Map();
    this.lexicon = new Lexicon(words, packed.synonyms, heads);
  }

  /**
   * Return the questions that answer a query, best first.
   * @param {string} query
   * @returns {{n: number, score: number, beginnings: string[]}[]} the question's number, and how its words begin
   */
  search(query) {
    const words = wordsOf(query).map((word) => this.lexicon.spelled(word));
    const matches = words.map((word, i) => this.#match(word, i === words.length - 1));
    const sought = words.map((word) => !isCommon(word));
    const last = words.length - 1;
    // A letter has just been typed: the next one will tell.
    if (last > 0 && words[last].length === 1 && !this.lexicon.knows(words[last])) sought[last] = false;
    if (!sought.includes(true)) sought.fill(true);
    const neighbours = joined(words).filter(({ word }) => this.lexicon.knows(word));
    // Neighbours that are one word elsewhere (ci cd, safe tensors) stand for it.
    for (const { word, start, length } of neighbours) {
      const match = this.#match(word, false);
      for (let i = start; i < start + length; i++) {
        matches[i] = either(matches[i], match);
        sought[i] ||= length === 2 && words[i].length < 4;
      }
    }
    const ranked = this.#rank(matches.filter((_, i) => sought[i]));
    for (const { word } of neighbours) {
      for (const [n, { score }] of this.#match(word, false).byQuestion) {
        const hit = ranked.get(n);
        if (hit) hit.score += WORTH_OF_NEIGHBOURS * score;
      }
    }
    const typed = words.filter((word, i) => sought[i] && word.length > 1);
    return [...ranked.values()].sort((a, b) => b.score - a.score || a.n - b.n).map(({ n, score, keys }) => {
      return { n, score, beginnings: beginnings([...typed, ...keys]) };
    });
  }

  /** Return a query of known words nearest to one that finds nothing, or "" if there is none. */
  nearest(query) {
    const known = wordsOf(query).flatMap((typed) => {
      const word = this.lexicon.spelled(typed);
      if (this.lexicon.knows(word)) return [word];
      const [best] = this.lexicon.nearest(word, Math.floor(word.length / 3));
      return best ? [best.entry.display] : [];
    });
    const text = known.filter((word) => !isCommon(word)).join(' ');
    return this.search(text).length ? text : '';
  }

  /** Return what a word scores in each question, by the best of its meanings. */
  #match(word, unfinished) {
    let match = this.#sum(this.lexicon.meanings(word, unfinished));
    const known = this.lexicon.means(word);
    const parts = this.lexicon.parts(word);
    if (parts) {
      const worth = known ? WORTH_OF_PARTS_TOO : WORTH_OF_PARTS;
      match = either(match, together(parts.map((part) => this.#sum(this.lexicon.meanings(part, false))), worth));
    }
    if (!known && !parts) {
      match = either(match, this.#sum(this.lexicon.mistyped(word)));
      if (!match.byQuestion.size) {
        const guessed = this.lexicon.mistypedParts(word);
        if (guessed) match = together(guessed.map((meanings) => this.#sum(meanings)), WORTH_OF_PARTS);
      }
    }
    return match;
  }

  /** Return the score of some stems in each question: that of the best, and a little of the others. */
  #sum(meanings) {
    const byQuestion = new Map();
    for (const [key, worth] of meanings) {
      for (const { n, score, head } of this.#score(key)) {
        const own = byQuestion.get(n);
        const [best, rest] = [Math.max(own?.score ?? 0, score * worth), Math.min(own?.score ?? 0, score * worth)];
        byQuestion.set(n, {
          score: best + WORTH_OF_MORE * rest,
          worth: Math.max(worth, own?.worth ?? 0),
          head: head || (own?.head ?? false),
          keys: new Set([...(own?.keys ?? []), ...(worth >= LEAST_MARKED ? [key] : [])]),
        });
      }
    }
    return { byQuestion };
  }

  /** Return what MiniSearch says about a stem: its score in each question, and whether it stands in its head. */
  #score(key) {
    let hits = this.scores.get(key);
    if (!hits) {
      hits = this.index.search(key, { boost: FIELDS, prefix: false, fuzzy: false }).map(({ id, score, match }) => {
        return { n: id, score, head: match[key].some((field) => field !== 'body') };
      });
      if (this.scores.size >= MOST_KEPT) this.scores.clear();
      this.scores.set(key, hits);
    }
    return hits;
  }

  /** Add up the words; a rare word counts more, and so does a question that has more of them. */
  #rank(matches) {
    const weights = matches.map(({ byQuestion }) => Math.log(1 + this.size / Math.max(1, byQuestion.size)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const hits = new Map();
    matches.forEach(({ byQuestion }, i) => {
      for (const [n, { score, worth, head, keys }] of byQuestion) {
        const hit = hits.get(n) ?? { n, score: 0, covered: 0, head: false, keys: new Set() };
        hit.score += score;
        hit.covered += (weights[i] / total) * Math.sqrt(worth);
        hit.head ||= head;
        for (const key of keys) hit.keys.add(key);
        hits.set(n, hit);
      }
    });
    for (const [n, hit] of hits) {
      if (hit.covered < (hit.head ? LEAST_COVERED_HEAD : LEAST_COVERED)) hits.delete(n);
      else hit.score *= hit.covered ** COORDINATION;
    }
    return hits;
  }
}

/** Return the words of a query, as far as anyone would read it. */
function wordsOf(query) {
  return split(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
}

/** Return how the words begin that match: stems, of which some end in an i that stands for y; none covers another. */
function beginnings(keys) {
  const short = [...new Set(keys.map((key) => (key.length > 4 ? key.replace(/i$/, '') : key)))].sort((a, b) => a.length - b.length);
  return short.filter((key, i) => !short.slice(0, i).some((other) => other.length > 2 && key.startsWith(other)));
}

/** Return the better of two matches in each question. */
function either(a, b) {
  const byQuestion = new Map(a.byQuestion);
  for (const [n, hit] of b.byQuestion) {
    const own = byQuestion.get(n);
    if (!own) byQuestion.set(n, hit);
    else byQuestion.set(n, { ...(own.score < hit.score ? hit : own), head: own.head || hit.head, worth: Math.max(own.worth, hit.worth), keys: new Set([...own.keys, ...hit.keys]) });
  }
  return { byQuestion };
}

/** Add up matches of the parts of a word; a question that has only some of them counts for less. */
function together(matches, worth) {
  const byQuestion = new Map();
  for (const n of new Set(matches.flatMap((match) => [...match.byQuestion.keys()]))) {
    const hits = matches.map((match) => match.byQuestion.get(n)).filter(Boolean);
    const share = (hits.length / matches.length) ** COORDINATION;
    byQuestion.set(n, {
      score: worth * share * hits.reduce((sum, hit) => sum + hit.score, 0),
      worth: worth * share * Math.min(...hits.map((hit) => hit.worth)),
      head: hits.every((hit) => hit.head),
      keys: new Set(hits.flatMap((hit) => [...hit.keys])),
    });
  }
  return { byQuestion };
}

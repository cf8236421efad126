// From a query to ranked questions.

import { isStopWord, shingles, stem, tokenize } from './analysis.mjs';
import { FIELDS, unpack } from './index-format.mjs';
import { Lexicon } from './lexicon.mjs';

const MOST_KEPT = 5000; // stems whose scores are kept from one query to the next
const LONGEST_QUERY = 200; // characters
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

const COMPOUND_WEIGHT = 0.8; // of a compound's parts, if the compound itself does not occur in a question
const KNOWN_COMPOUND_WEIGHT = 0.4; // the same, if the guide has the compound somewhere
const TIE_BREAKER = 0.3; // of further forms of a word, in addition to the best
const PHRASE_BOOST = 0.5;
const TYPO_WEIGHT = 0.8;
const SHORT_TYPO_WEIGHT = 0.4; // short words are alike by chance
const SHORT_WORD = 6; // letters
const MIN_HIGHLIGHT_WEIGHT = 0.4; // for a stem to be shown as a match
const MIN_IDF_SHARE = 0.3; // of its weight that a rare compound of a common word keeps
const COORDINATION = 1.5; // how steeply a question falls that has only some of the words

// Where a word occurs, from weak to strong: only in the text, in the gist, in a title or among the terms.
const [BODY, HEAD, STRONG] = [0, 1, 2];
const RANKS = { body: BODY, title: STRONG, terms: STRONG, otherTitle: STRONG };
const MIN_EXACT_WEIGHT = 0.7; // for a form in a title to count as the word itself

// How much of a query a question must have, by where its words occur; rare words weigh more.
const MINIMUM_SHOULD_MATCH = { [BODY]: 0.6, [HEAD]: 0.5, [STRONG]: 0.4 };
const MINIMUM_BEHIND = 0.2; // if a better one has enough of it
const LONG_QUERY_RELIEF = 0.7; // the share of that for each word beyond two
const UNKNOWN_IDF = 2.6; // that of a word in one question of thirteen

export class Engine {
  /** @param {object} packed see index-format.mjs */
  constructor(packed) {
    const { index, words, prominent } = unpack(packed);
    this.index = index;
    this.size = packed.lengths.length;
    this.scores = new Map();
    this.lexicon = new Lexicon(words, packed.synonyms, prominent);
  }

  /**
   * Return the questions that answer a query, best first.
   * @param {string} query
   * @returns {{n: number, score: number, beginnings: string[]}[]} the question's number, and how its words begin
   */
  search(query) {
    const words = this.words(query);
    const matches = words.map((word, i) => this.#match(word, i === words.length - 1));
    const sought = words.map((word) => !isStopWord(word));
    const last = words.length - 1;
    // A letter has just been typed: the next one will narrow it down.
    if (last > 0 && words[last].length === 1 && !this.lexicon.has(words[last])) sought[last] = false;
    if (!sought.includes(true)) sought.fill(true);
    const neighbours = shingles(words).filter(({ word, start, length }) => {
      return this.lexicon.resolves(word) && !words.slice(start, start + length).every(isStopWord);
    });
    // Neighbours that are one word elsewhere (ci cd, safe tensors) match as that word.
    for (const { word, start, length } of neighbours) {
      const match = this.#match(word, false);
      for (let i = start; i < start + length; i++) {
        matches[i] = disMax(matches[i], match);
        sought[i] ||= length === 2 && words[i].length < 4;
      }
    }
    const ranked = this.#rank(matches.filter((_, i) => sought[i]));
    for (const { word } of neighbours) {
      for (const [n, { score }] of this.#match(word, false).byQuestion) {
        const hit = ranked.get(n);
        if (hit) hit.score += PHRASE_BOOST * score;
      }
    }
    const typed = words.filter((word, i) => sought[i] && word.length > 1);
    return [...ranked.values()]
      .sort((a, b) => b.score - a.score || a.n - b.n)
      .map(({ n, score, keys }) => {
        return { n, score, beginnings: beginnings([...typed, ...keys]) };
      });
  }

  /** Return the words of a query as the guide spells them, a numeronym as the most common word that it may abbreviate. */
  words(query) {
    const often = (word) => this.#score(stem(word)).length;
    return wordsOf(query).map((word) => {
      const [full] = this.lexicon.expandNumeronym(word).sort((a, b) => often(b) - often(a));
      return full ?? this.lexicon.normalize(word);
    });
  }

  /** Return a query of known words nearest to one that finds nothing, or "" if there is none. */
  nearest(query) {
    const telling = this.words(query).filter((word) => word.length > 1 && !isStopWord(word));
    const known = telling.flatMap((word) => {
      if (this.lexicon.has(word)) return [word];
      const [best] = this.lexicon.nearest(word, Math.floor(word.length / 3));
      return best ? [best.entry.display] : [];
    });
    const text = known.join(' ');
    return this.search(text).length ? text : '';
  }

  /** Return what a word scores in each question, by the best of its expansions. */
  #match(word, unfinished, mayBeMistyped = true) {
    let match = this.#sum(this.lexicon.expand(word, unfinished), stem(word));
    const known = this.lexicon.resolves(word);
    const parts = this.lexicon.decompound(word);
    if (parts) {
      const weight = known ? KNOWN_COMPOUND_WEIGHT : COMPOUND_WEIGHT;
      match = disMax(
        match,
        combine(
          parts.map((part) => this.#sum(this.lexicon.expand(part, false), stem(part))),
          weight,
        ),
      );
    }
    if (known || !mayBeMistyped) return match;
    for (const { entry, distance } of this.lexicon.corrections(word)) {
      const weight = (word.length < SHORT_WORD ? SHORT_TYPO_WEIGHT : TYPO_WEIGHT) ** distance;
      match = disMax(match, combine([this.#match(entry.word, false, false)], weight));
    }
    if (match.byQuestion.size) return match;
    const guessed = this.lexicon.correctCompound(word);
    return guessed
      ? combine(
          guessed.map((part) => this.#match(part, false, false)),
          COMPOUND_WEIGHT,
        )
      : match;
  }

  /**
   * Return the score of some stems in each question: that of the best, and a little of the others.
   * @param {Map<string, number>} expansions
   * @param {string} typed the stem of the word of the query
   */
  #sum(expansions, typed = '') {
    const byQuestion = new Map();
    const common = expansions.has(typed) ? idf(this.#score(typed).length, this.size) : Infinity;
    for (const [key, full] of expansions) {
      const hits = this.#score(key);
      // A rare compound of a common word (Modellkarte for Modell) is not what was meant because it is rare.
      const weight =
        full * (key === typed ? 1 : Math.max(MIN_IDF_SHARE, Math.min(1, common / idf(hits.length, this.size))));
      for (const { n, score, rank } of hits) {
        let hit = byQuestion.get(n);
        if (!hit) {
          hit = { score: 0, weight: 0, rank: BODY, keys: new Set() };
          byQuestion.set(n, hit);
        }
        const [best, rest] = [Math.max(hit.score, score * weight), Math.min(hit.score, score * weight)];
        hit.score = best + TIE_BREAKER * rest;
        hit.weight = Math.max(hit.weight, weight);
        hit.rank = Math.max(hit.rank, full >= MIN_EXACT_WEIGHT ? rank : Math.min(rank, HEAD));
        if (weight >= MIN_HIGHLIGHT_WEIGHT) hit.keys.add(key);
      }
    }
    return { byQuestion };
  }

  /** Return what MiniSearch says about a stem: its score in each question, and the strongest place where it occurs. */
  #score(key) {
    let hits = this.scores.get(key);
    if (!hits) {
      hits = this.index.search(key, { boost: FIELDS, prefix: false, fuzzy: false }).map(({ id, score, match }) => {
        return { n: id, score, rank: Math.max(...match[key].map((field) => RANKS[field] ?? HEAD)) };
      });
      if (this.scores.size >= MOST_KEPT) this.scores.clear();
      this.scores.set(key, hits);
    }
    return hits;
  }

  /** Add up the words; a rare word counts more, and so does a question that has more of them. */
  #rank(matches) {
    const weights = matches.map(({ byQuestion }) => (byQuestion.size ? idf(byQuestion.size, this.size) : UNKNOWN_IDF));
    const known = matches.filter(({ byQuestion }) => byQuestion.size).length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const hits = new Map();
    matches.forEach(({ byQuestion }, i) => {
      for (const [n, { score, weight, rank, keys }] of byQuestion) {
        const hit = hits.get(n) ?? { n, score: 0, covered: 0, words: 0, rank: BODY, keys: new Set() };
        hit.score += score;
        hit.words++;
        hit.covered += (weights[i] / total) * Math.sqrt(weight);
        hit.rank = Math.max(hit.rank, rank);
        for (const key of keys) hit.keys.add(key);
        hits.set(n, hit);
      }
    });
    // Of a long query, a question need not have as much: the more words, the more of them only connect the others.
    const relief = known < 3 ? 1 : LONG_QUERY_RELIEF ** (known - 2);
    const has = (hit) => relief * MINIMUM_SHOULD_MATCH[2 * hit.words < matches.length ? BODY : hit.rank] <= hit.covered;
    // Where there is an answer, a question that has a word in its title or terms may follow it.
    const answered = [...hits.values()].some(has);
    for (const [n, hit] of hits) {
      if (has(hit) || (answered && hit.rank === STRONG && hit.covered >= MINIMUM_BEHIND))
        hit.score *= hit.covered ** COORDINATION;
      else hits.delete(n);
    }
    return hits;
  }
}

/** Return the inverse document frequency of a word that occurs in some of all questions. */
function idf(some, all) {
  return Math.log(1 + all / Math.max(1, some));
}

/** Return the words of a query, as far as anyone would read it. */
function wordsOf(query) {
  return tokenize(query.slice(0, LONGEST_QUERY))
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));
}

/** Return how the words begin that match: stems, of which some end in an i in place of y; none covers another. */
function beginnings(keys) {
  const short = [...new Set(keys.map((key) => (key.length > 4 ? key.replace(/i$/, '') : key)))].sort(
    (a, b) => a.length - b.length,
  );
  return short.filter((key, i) => !short.slice(0, i).some((other) => other.length > 2 && key.startsWith(other)));
}

/** Return the better of two matches in each question (disjunction maximum). */
function disMax(a, b) {
  const byQuestion = new Map(a.byQuestion);
  for (const [n, hit] of b.byQuestion) {
    const own = byQuestion.get(n);
    if (!own) byQuestion.set(n, hit);
    else
      byQuestion.set(n, {
        ...(own.score < hit.score ? hit : own),
        rank: Math.max(own.rank, hit.rank),
        weight: Math.max(own.weight, hit.weight),
        keys: new Set([...own.keys, ...hit.keys]),
      });
  }
  return { byQuestion };
}

/** Add up matches of the parts of a word; a question that has only some of them counts for less. */
function combine(matches, weight) {
  const byQuestion = new Map();
  for (const n of new Set(matches.flatMap((match) => [...match.byQuestion.keys()]))) {
    const hits = matches.map((match) => match.byQuestion.get(n)).filter(Boolean);
    const share = (hits.length / matches.length) ** COORDINATION;
    byQuestion.set(n, {
      score: weight * share * hits.reduce((sum, hit) => sum + hit.score, 0),
      weight: weight * share * Math.max(...hits.map((hit) => hit.weight)),
      rank: Math.min(...hits.map((hit) => hit.rank)),
      keys: new Set(hits.flatMap((hit) => [...hit.keys])),
    });
  }
  return { byQuestion };
}

// All words of the guide, and which of them a word of a query may mean.

import { fold, restoreUmlaut, stem } from './analysis.mjs';
import { splitCompound } from './compounds.mjs';
import { PART, plain, SPACE } from './index-format.mjs';
import { bitCount, editDistance, letterMask, maxEdits, phoneticKey } from './typos.mjs';

const SHORT_PREFIX = 5; // below this, a beginning matches only the words of titles, terms and gists
const SHORTEST_REST = 4;
const MOST_LONGER = 30; // of the words that begin with a word, only the shortest few count
const MOST_NEAR = 3; // words that a mistyped one may have been
const SHORT_SOUND = 5; // below this, many words sound alike
const FAMILY = 5; // so many first letters have words of one family in common
const NUMERONYM = /^(\p{L})(\d+)(\p{L}+)$/u;
const LEAST_LEFT_OUT = 5; // letters that a numeronym counts: e2e, b2b and k3s are words of their own
// Only English nouns are shortened so: no adverbs, participles or gerunds, and no German words in -en.
const NEVER_SHORTENED = /(?:[dg]|ly|[^o]n|[^i]on)$/;

/** The weight of a stem that is not the one that was typed. */
const WEIGHT = { verb: 0.7, compound: 0.5, tail: 0.5, head: 0.5, family: 0.6, synonym: 0.6, prefix: 0.8 };

export class Lexicon {
  /**
   * @param {string[]} words the words of the index, with marks
   * @param {string[][]} synonyms groups of folded words that mean the same
   * @param {Set<string>} prominent the stems that occur in a title, a term or a gist
   */
  constructor(words, synonyms, prominent) {
    this.prominent = prominent;
    this.stems = new Set();
    this.compounds = new Map();
    this.words = words.map((entry) => {
      const word = plain(entry);
      const key = stem(word);
      this.stems.add(key);
      const parts = fold(entry).split(entry.includes(SPACE) ? SPACE : PART);
      if (parts.length > 1) for (const part of parts) this.#addCompound(stem(part), key);
      const display = entry.replaceAll(PART, '').replaceAll(SPACE, ' ');
      return {
        word,
        key,
        display,
        compound: parts.length > 1,
        digits: digitsOf(word),
        bits: letterMask(word),
        phoneticKey: phoneticKey(word),
      };
    });
    this.keys = new Map(this.words.map(({ word, key }) => [word, key]));
    this.synonyms = new Map();
    for (const group of synonyms.map((words) => words.map(stem))) {
      for (const key of group) this.synonyms.set(key, [...(this.synonyms.get(key) ?? []), ...group]);
    }
    this.words.sort((a, b) => (a.word < b.word ? -1 : 1));
  }

  #addCompound(part, compound) {
    if (!this.compounds.has(part)) this.compounds.set(part, new Set());
    this.compounds.get(part).add(compound);
  }

  /** Return whether a folded word, or an inflected form of it, occurs in the guide. */
  has(word) {
    return this.stems.has(stem(word));
  }

  /** Return whether a folded word can be looked up: in the guide, or by a synonym. */
  resolves(word) {
    return this.has(word) || this.#synonymsOf(stem(word)).length > 0;
  }

  /** Return the stems that mean the same, for a participle, too: verpackt, verpacken. */
  #synonymsOf(key) {
    return this.synonyms.get(key) ?? this.synonyms.get(key.replace(/t$/, '')) ?? [];
  }

  /** Return the word as the guide spells it: with u for a typed ue, if only that is known. */
  normalize(word) {
    if (this.resolves(word)) return word;
    const vowels = restoreUmlaut(word);
    return this.resolves(vowels) ? vowels : word;
  }

  /**
   * Return the words that a numeronym may abbreviate, k8s for kubernetes: those of titles, terms and gists if there are
   * any; none if the guide has the numeronym itself.
   */
  expandNumeronym(word) {
    const [, first, number, ending] = NUMERONYM.exec(word) ?? [];
    if (!(number >= LEAST_LEFT_OUT) || this.resolves(word)) return [];
    const length = 1 + Number(number) + ending.length;
    const found = this.words.filter(({ word: full, compound }) => {
      return (
        !compound && full.length === length && full[0] === first && full.endsWith(ending) && !NEVER_SHORTENED.test(full)
      );
    });
    const prominent = found.filter(({ key }) => this.prominent.has(key));
    return (prominent.length ? prominent : found).map((entry) => entry.word);
  }

  /**
   * Return the stems that a word may mean, each with its weight, from 0 to 1.
   * @param {string} word folded
   * @param {boolean} unfinished whether it may still be typed
   * @returns {Map<string, number>}
   */
  expand(word, unfinished) {
    const found = new Map();
    const add = (key, weight) => found.set(key, Math.max(found.get(key) ?? 0, weight));
    const own = stem(word);
    const known = this.stems.has(own);
    if (known) add(own, 1);
    const verb = stem(infinitive(word));
    if (verb !== own && this.stems.has(verb)) add(verb, WEIGHT.verb);
    for (const compound of this.compounds.get(own) ?? []) add(compound, WEIGHT.compound);
    for (const synonym of this.#synonymsOf(own))
      if (synonym !== own && this.stems.has(synonym)) add(synonym, WEIGHT.synonym * (known ? 0.4 : 1));
    for (const relative of this.#family(own)) add(relative, WEIGHT.family);
    if (!known && word.length >= SHORT_PREFIX) {
      // A compound whose other part the guide does not have: smartphone for phone.
      for (const entry of this.words)
        if (entry.word.length > word.length + 2 && entry.word.endsWith(word)) add(entry.key, WEIGHT.tail);
      // Or one that begins with a word of a title or a term: Kostensenkung.
      const head = this.#longestHead(word);
      if (head) add(head, WEIGHT.head);
    }
    if (unfinished && word.length > 1) {
      const longer = [...this.#beginningWith(word)].filter(
        ({ key }) => word.length >= SHORT_PREFIX || this.prominent.has(key),
      );
      longer.sort((a, b) => a.word.length - b.word.length);
      for (const entry of longer.slice(0, MOST_LONGER)) {
        add(entry.key, WEIGHT.prefix * (word.length / entry.word.length) * (known ? 0.3 : 1));
      }
    }
    return found;
  }

  /** Return the words that may have been meant by an unknown one. */
  corrections(word) {
    return this.nearest(word, maxEdits(word)).slice(0, MOST_NEAR);
  }

  /** Return the words with the smallest edit distance from a word, and that distance. */
  nearest(word, limit) {
    let best = limit;
    let found = [];
    if (!limit) return found;
    const digits = digitsOf(word);
    const forms = spellings(word).map((form) => [
      form,
      letterMask(form),
      form.length < SHORT_SOUND ? '' : phoneticKey(form),
    ]);
    for (const entry of this.words) {
      // Another number is another word, no slip: p90 is not p99, nor k3s ks.
      if (entry.digits !== digits) continue;
      for (const [form, bits, heard] of forms) {
        if (heard && heard === entry.phoneticKey && entry.word !== form) {
          if (best > 1) found = [];
          best = 1;
          found.push({ entry, distance: 1 });
          continue;
        }
        if (Math.abs(entry.word.length - form.length) > best || bitCount(entry.bits ^ bits) > 2 * best) continue;
        // A short word is easily like another one: then the first letter, which is seldom wrong, and its weight decide.
        if (form.length < 8 && (entry.word[0] !== form[0] || !this.prominent.has(entry.key))) continue;
        if (form.length === 4 && entry.word.length === 4 && !isSwap(form, entry.word)) continue;
        const distance = editDistance(form, entry.word, best);
        if (distance > best) continue;
        if (distance < best) found = [];
        best = distance;
        found.push({ entry, distance });
      }
    }
    return found;
  }

  /** Split a word into known ones; null if it has none. */
  decompound(word) {
    const isKnown = (part) => this.resolves(part);
    const isProminent = (part) => this.has(part) && this.prominent.has(stem(part));
    for (const form of spellings(word)) {
      const parts = splitCompound(form, isKnown) ?? splitCompound(form, isProminent, 2);
      if (parts) return parts.map((part) => this.#part(part));
    }
    return null;
  }

  #part(part) {
    return this.resolves(part) ? part : part.replace(/(?:es|en|er|s|n|e)$/, '');
  }

  /** Return a word's parts, one of which is mistyped: Konzpetdrift. */
  correctCompound(word) {
    for (const form of spellings(word)) {
      for (let at = 4; at <= form.length - 4; at++) {
        const parts = [form.slice(0, at), form.slice(at)];
        const bad = parts.findIndex((part) => !this.has(part));
        const [best] = bad < 0 || !this.has(parts[1 - bad]) ? [] : this.nearest(parts[bad], 1);
        if (!best) continue;
        parts[bad] = best.entry.word;
        if (parts.some((part) => this.prominent.has(stem(part)))) return parts;
      }
    }
    return null;
  }

  /** Return the stems of the same family: quantisiert, quantisierung; one begins with the other, or nearly. */
  #family(own) {
    if (own.length < FAMILY) return [];
    const relatives = new Set();
    for (const { key } of this.#beginningWith(own.slice(0, Math.max(FAMILY, own.length - 3)))) {
      let shared = 0;
      while (shared < key.length && key[shared] === own[shared]) shared++;
      const rest = Math.max(own.length, key.length) - shared;
      const near = shared === Math.min(own.length, key.length) ? rest <= 3 : rest <= 3 && shared > FAMILY;
      if (key !== own && shared >= FAMILY && near) relatives.add(key);
    }
    return relatives;
  }

  /** Return the stem of the longest word of titles, terms and gists that begins a word and leaves a part, or "". */
  #longestHead(word) {
    for (let length = word.length - SHORTEST_REST; length >= SHORT_PREFIX; length--) {
      const key = this.keys.get(word.slice(0, length));
      if (this.prominent.has(key)) return key;
    }
    return '';
  }

  *#beginningWith(beginning) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle].word < beginning) low = middle + 1;
      else high = middle;
    }
    for (; low < this.words.length && this.words[low].word.startsWith(beginning); low++) yield this.words[low];
  }
}

/** A word as typed, and with u for ue, as far as that differs. */
function spellings(word) {
  return [...new Set([word, restoreUmlaut(word)])];
}

function digitsOf(word) {
  return word.replace(/\D+/g, '');
}

/** Return whether two words of the same length differ only by two adjacent letters that are swapped. */
function isSwap(a, b) {
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Return the verb of a German participle or infinitive with zu, without its ending: getestet, ausgerollte, bereitzustellen. */
function infinitive(word) {
  return word.replace(/^(.{2,9}?)?ge(.{3,}?)e?t(?:e[mnrs]?)?$/, '$1$2').replace(/^(.{2,9})zu(.{3,}en)$/, '$1$2');
}

// From the questions of one language to its index. Runs when the site is built.

import { fold, isStopWord, stem, tokenize, WORD } from './analysis.mjs';
import { splitCompound } from './compounds.mjs';
import { PART, pack, SPACE } from './index-format.mjs';

const CHAIN = new RegExp(`(?:${WORD.source})(?:[-/‑](?:${WORD.source}))+`, 'gu');

/**
 * Return the index of a language.
 * @param {string[][]} synonyms groups of words that mean the same
 * @param {object[]} questions with title, otherTitle, gist, intent, body: texts; tags, terms, other: lists of texts
 */
export function buildIndex(questions, synonyms = []) {
  const spelling = spellings(questions);
  const pairs = new Map();
  const documents = questions.map((question) => ({
    title: [...content([question.title]), ...hyphenated([question.title], pairs)],
    terms: [
      ...content([...question.terms, ...question.tags]),
      ...neighbours([...question.terms, ...question.tags], pairs),
    ],
    otherTitle: [...content([question.otherTitle]), ...hyphenated([question.otherTitle], pairs)],
    other: [...content(question.other), ...hyphenated(question.other, pairs)],
    gist: [...content([question.gist, question.intent]), ...hyphenated([question.gist, question.intent], pairs)],
    body: [...content([question.body]), ...hyphenated([question.body], pairs)],
  }));
  const words = new Set(documents.flatMap((document) => Object.values(document).flat()));
  return {
    ...pack(
      documents,
      distinct(documents)
        .map((word) => marked(word, words, spelling, pairs))
        .sort(),
    ),
    synonyms: useful(synonyms, words),
  };
}

/**
 * Return all words of titles, terms and gists, but of the answers' words only one for each stem: inflected forms are
 * found by the stem, and only a typo in such a form finds less.
 */
function distinct(documents) {
  const prominent = new Set(documents.flatMap(({ body, ...rest }) => Object.values(rest).flat()));
  const known = new Set([...prominent].map(stem));
  const others = new Set(documents.flatMap(({ body }) => body).filter((word) => !known.has(stem(word))));
  const shortest = new Map([...others].sort((a, b) => b.length - a.length).map((word) => [stem(word), word]));
  return [...prominent, ...shortest.values()];
}

/** Return the groups of synonyms of which the guide has a word, folded. */
function useful(synonyms, words) {
  const known = new Set([...words].map(stem));
  return synonyms
    .map((group) => group.map((word) => tokenize(word).join('')))
    .filter((group) => group.some((word) => known.has(stem(word))));
}

/** The words of some texts that say something. */
function content(texts) {
  return texts.flatMap((text) => tokenize(text)).filter((word) => !isStopWord(word) && !/^\d+$/.test(word));
}

/** Neighbours in terms, each pair as one word: "data drift" is found as "datadrift", and outranks "data". */
function neighbours(texts, pairs) {
  return texts.flatMap((text) =>
    chains(
      tokenize(text).filter((word) => !isStopWord(word)),
      pairs,
    ),
  );
}

/** Words joined by hyphens or slashes, as one word: blue-green, CI/CD, A/B-Test. */
function hyphenated(texts, pairs) {
  const found = texts.flatMap((text) => text.match(CHAIN) ?? []);
  return found.flatMap((chain) => chains(tokenize(chain), pairs));
}

function chains(words, pairs) {
  const found = [];
  for (const i of words.keys()) {
    for (const length of words[i].length + (words[i + 1]?.length ?? 9) < 5 ? [2, 3] : [2]) {
      const chain = words.slice(i, i + length);
      if (chain.length < length || chain.every((part) => /^\d+$/.test(part))) continue;
      const joint = chain.join('');
      pairs.set(joint, chain);
      found.push(joint);
    }
  }
  return found;
}

/** How the texts spell each folded word: for showing it, in lower case. */
function spellings(questions) {
  const found = new Map();
  for (const { title, otherTitle, gist, intent, body, tags, terms, other } of questions) {
    for (const text of [title, otherTitle, gist, intent, body, ...tags, ...terms, ...other]) {
      for (const [word] of text.normalize('NFKC').matchAll(WORD))
        if (!found.has(fold(word))) found.set(fold(word), word.toLowerCase());
    }
  }
  return found;
}

/** Return a word of the index as it is spelled, with marks between its parts. */
function marked(word, words, spelling, pairs) {
  const display = spelling.get(word);
  if (!display)
    return pairs
      .get(word)
      .map((part) => spelling.get(part))
      .join(SPACE);
  const parts = splitCompound(word, (part) => part !== word && words.has(part));
  if (!parts || fold(display).length !== display.length) return display.replaceAll('ß', 'ss');
  return display.slice(0, parts[0].length) + PART + display.slice(parts[0].length);
}

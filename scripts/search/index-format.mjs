// The file that the browser loads: small, and quick to turn into MiniSearch's own form.
import MiniSearch from 'minisearch';
import { fold, stem } from './analysis.mjs';

/** The fields of a question, and the boost of a match in each. */
export const FIELDS = { title: 5, otherTitle: 3, terms: 4, other: 2.5, gist: 2, body: 1 };
/** Within a word of the index: between the parts of a compound, and between two words side by side. */
export const PART = '|';
export const SPACE = '_';

const NAMES = Object.keys(FIELDS);
const OPTIONS = { idField: 'n', fields: NAMES, tokenize: (text) => text.split(' '), processTerm: (term) => term };
const MAX_FREQUENCY = 2; // how often a word occurs in a field matters little beyond this
const FIRST_CODE = 48; // "0": a distance between two questions is one character, counted from here
const FIELD_END = '!';

/** Return a word of the index without its marks. */
export function plain(entry) {
  return fold(entry.replaceAll(PART, '').replaceAll(SPACE, ''));
}

/**
 * Write an index.
 * @param {object[]} documents each with its words, space-separated, by field
 * @param {string[]} words every word of them, with marks
 */
export function pack(documents, words) {
  const index = new MiniSearch(OPTIONS);
  documents.forEach((document, n) => {
    const stemmed = NAMES.map((field) => [field, document[field].map(stem).join(' ')]);
    index.add({ n, ...Object.fromEntries(stemmed) });
  });
  const own = index.toJSON();
  const postings = new Map(own.index);
  return {
    words: frontCode(words),
    postings: stemsOf(words)
      .map((key) => packPostings(postings.get(key)))
      .join(' '),
    lengths: own.documentIds && documents.map((_, n) => NAMES.map((_, field) => own.fieldLength[n][field] ?? 0)),
  };
}

/** Read an index; return MiniSearch, the words, and the stems that occur in more than the texts of answers. */
export function unpack({ words: coded, postings, lengths }) {
  const words = frontDecode(coded);
  const packed = postings.split(' ');
  const index = stemsOf(words).map((key, i) => [key, unpackPostings(packed[i])]);
  const numbers = lengths.map((_, n) => n);
  const average = NAMES.map((_, field) => lengths.reduce((sum, own) => sum + own[field], 0) / lengths.length);
  const own = {
    documentCount: lengths.length,
    nextId: lengths.length,
    documentIds: Object.fromEntries(numbers.map((n) => [n, n])),
    fieldIds: Object.fromEntries(NAMES.map((name, field) => [name, field])),
    fieldLength: Object.fromEntries(lengths.map((length, n) => [n, length])),
    averageFieldLength: average,
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  };
  const body = String(NAMES.indexOf('body'));
  const prominent = new Set(index.filter(([, fields]) => Object.keys(fields)[0] !== body).map(([key]) => key));
  return { index: MiniSearch.loadJS(own, OPTIONS), words, prominent };
}

/** The stems of words in the order of their first occurrence: neither file nor reader needs a list of them. */
function stemsOf(words) {
  return [...new Set(words.map((word) => stem(plain(word))))];
}

/** {field: {question: how often}} → for each field the distances from one question to the next, repeated as often. */
function packPostings(fields) {
  const text = NAMES.map((_, field) => {
    let last = 0;
    return Object.entries(fields[field] ?? {})
      .map(([number, often]) => {
        const n = Number(number);
        const first = String.fromCharCode(FIRST_CODE + n - last);
        last = n;
        return first + '0'.repeat(Math.min(often, MAX_FREQUENCY) - 1);
      })
      .join('');
  });
  return text.join(FIELD_END).replace(/!+$/, '');
}

function unpackPostings(text) {
  const fields = {};
  text.split(FIELD_END).forEach((codes, field) => {
    const counts = {};
    let n = 0;
    for (let i = 0; i < codes.length; i++) {
      n += codes.charCodeAt(i) - FIRST_CODE;
      counts[n] = (counts[n] ?? 0) + 1;
    }
    if (codes) fields[field] = counts;
  });
  return fields;
}

/** Sorted words, each as the number of letters that it shares with the one before, and the rest. */
function frontCode(words) {
  let last = '';
  return words
    .map((word) => {
      let shared = 0;
      while (shared < 35 && shared < last.length && last[shared] === word[shared]) shared++;
      last = word;
      return shared.toString(36) + word.slice(shared);
    })
    .join(' ');
}

function frontDecode(coded) {
  let last = '';
  return coded.split(' ').map((entry) => (last = last.slice(0, parseInt(entry[0], 36)) + entry.slice(1)));
}

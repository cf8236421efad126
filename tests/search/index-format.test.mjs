// The file that the browser loads: what is written can be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stem } from '../../scripts/search/analysis.mjs';
import { FIELDS, PART, pack, plain, SPACE, unpack } from '../../scripts/search/index-format.mjs';

const EMPTY = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, []]));
const DOCUMENTS = [
  { ...EMPTY, title: ['drift'], body: ['model', 'model', 'model'] },
  { ...EMPTY, gist: ['model'] },
  { ...EMPTY, terms: ['datadrift'], body: ['drift'] },
  ...Array.from({ length: 90 }, () => ({ ...EMPTY, body: ['lorem'] })),
  { ...EMPTY, title: ['drift'] },
];
const WORDS = [`data${PART}drift`, 'drift', 'lorem', 'model'];
const packed = pack(DOCUMENTS, WORDS);

for (const [entry, expected] of [
  [`data${PART}drift`, 'datadrift'],
  [`blue${SPACE}green`, 'bluegreen'],
  ['Überwachung', 'uberwachung'],
]) {
  test(`plain: ${entry}`, () => assert.equal(plain(entry), expected));
}

test('the words come back with their marks', () => assert.deepEqual(unpack(packed).words, WORDS));

test('the index comes back through JSON', () => {
  const { index } = unpack(JSON.parse(JSON.stringify(packed)));
  const found = (word) =>
    index.search(stem(word), { prefix: false, fuzzy: false }).map(({ id, match }) => [id, match[stem(word)]]);
  assert.deepEqual(
    found('drift').toSorted(([a], [b]) => a - b),
    [
      [0, ['title']],
      [2, ['body']],
      [93, ['title']],
    ],
  );
  assert.deepEqual(found('lorem').length, 90);
  assert.deepEqual(found('datadrift'), [[2, ['terms']]]);
});

test('how often a word occurs counts, up to a limit', () => {
  const scores = (times) => {
    const documents = [1, times].map((n) => ({
      ...EMPTY,
      gist: [...Array(n).fill('drift'), ...Array(9 - n).fill('a')],
    }));
    const { index } = unpack(pack(documents, ['a', 'drift']));
    return new Map(index.search('drift', { prefix: false, fuzzy: false }).map(({ id, score }) => [id, score]));
  };
  assert.ok(scores(2).get(1) > scores(2).get(0));
  assert.equal(scores(5).get(1), scores(2).get(1));
});

test('prominent: words that occur elsewhere than in answers', () => {
  assert.deepEqual([...unpack(packed).prominent].toSorted(), ['datadrift', 'drift', 'model']);
});

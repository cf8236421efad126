// How many typing errors lie between two words, and which words sound alike.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitCount, editDistance, letterMask, maxEdits, phoneticKey } from '../../scripts/search/typos.mjs';

const DISTANCES = [
  ['drift', 'drift', 2, 0, 'the same word'],
  ['drift', 'drif', 2, 1, 'a letter left out'],
  ['drift', 'driift', 2, 1, 'a letter added'],
  ['drift', 'draft', 2, 1, 'a letter changed'],
  ['drift', 'dirft', 2, 1, 'two neighbours swapped'],
  ['canary', 'acnayr', 2, 2, 'two swaps'],
  ['abcd', 'cbad', 3, 2, 'letters swapped that are no neighbours'],
  ['canary', 'kannary', 2, 2, 'one changed and one added'],
  ['drift', 'model', 2, 3, 'more than the limit, as limit + 1'],
  ['drift', 'drifting', 2, 3, 'lengths that differ by more than the limit'],
];

for (const [a, b, limit, expected, name] of DISTANCES) {
  test(`distance: ${name}`, () => {
    assert.equal(editDistance(a, b, limit), expected);
    assert.equal(editDistance(b, a, limit), expected);
  });
}

for (const [word, expected] of [
  ['abc', 0],
  ['abcd', 1],
  ['abcdefghi', 1],
  ['abcdefghij', 2],
]) {
  test(`slips allowed in ${word.length} letters`, () => assert.equal(maxEdits(word), expected));
}

const ALIKE = [
  ['kannary', 'canary'],
  ['grafana', 'graphana'],
  ['throughput', 'troughput'],
  ['shema', 'schema'],
  ['zentral', 'central'],
  ['docker', 'dokker'],
  ['version', 'fersion'],
  ['python', 'piton'],
];

for (const [a, b] of ALIKE) {
  test(`sound: ${a} as ${b}`, () => assert.equal(phoneticKey(a), phoneticKey(b)));
}

test('sound: words that differ by more than spelling', () =>
  assert.notEqual(phoneticKey('drift'), phoneticKey('draft')));

test('letters: the order and number of letters do not matter, the letters do', () => {
  assert.equal(letterMask('drift'), letterMask('tfirdd'));
  assert.notEqual(letterMask('drift'), letterMask('draft'));
});

for (const [bits, expected] of [
  [0, 0],
  [1, 1],
  [0b1011, 3],
  [-1, 32],
]) {
  test(`count: bits of ${bits}`, () => assert.equal(bitCount(bits), expected));
}

// From text to words, and from words to stems.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, isStopWord, restoreUmlaut, shingles, stem, tokenize } from '../../scripts/search/analysis.mjs';

for (const [text, expected] of [
  ['Überwachung', 'uberwachung'],
  ['Maßstab', 'massstab'],
  ['Café', 'cafe'],
  ['ﬁle', 'file'],
]) {
  test(`fold: ${text}`, () => assert.equal(fold(text), expected));
}

for (const [text, expected] of [
  ['Data drift, k8s & CI/CD!', ['data', 'drift', 'k8s', 'ci', 'cd']],
  ['C++ or C# or C', ['c++', 'or', 'c#', 'or', 'c']],
  ['blue-green', ['blue', 'green']],
  ['…', []],
]) {
  test(`split: ${text}`, () => assert.deepEqual(tokenize(text), expected));
}

for (const [word, expected] of [
  ['the', true],
  ['fur', true],
  ['drift', false],
  ['model', false],
]) {
  test(`common: ${word}`, () => assert.equal(isStopWord(word), expected));
}

for (const [a, b] of [
  ['models', 'model'],
  ['modelle', 'modellen'],
  ['skalierung', 'skaliert'],
  ['quantization', 'quantisation'],
  ['license', 'licence'],
  ['artifact', 'artefact'],
  ['center', 'centre'],
  ['labelling', 'labeling'],
  ['catalogue', 'catalog'],
  ['behaviour', 'behavior'],
]) {
  test(`stem: ${a} as ${b}`, () => assert.equal(stem(a), stem(b)));
}

for (const word of ['h100s', 'aws']) test(`stem: ${word} as it is`, () => assert.equal(stem(word), word));

test('stem: different words stay different', () => assert.notEqual(stem('monitoring'), stem('model')));

test('umlauts typed as two letters', () => {
  assert.equal(restoreUmlaut('ueberpruefung laenge oefter'), 'uberprufung lange ofter');
});

test('neighbours as one word', () => {
  const found = shingles(['a', 'b', 'c']).map(({ word, start, length }) => [word, start, length]);
  assert.deepEqual(found, [
    ['ab', 0, 2],
    ['bc', 1, 2],
    ['abc', 0, 3],
  ]);
});

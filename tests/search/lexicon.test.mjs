// What a word of a query may mean.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stem } from '../../scripts/search/analysis.mjs';
import { lexiconOf } from './corpus.mjs';

const LEXICON = lexiconOf(
  [
    {
      title: 'Kubernetes testen',
      terms: ['Quantisierung', 'photograph', 'phone', 'Kosten', 'observability', 'interoperability'],
    },
    { title: 'Datenqualität und Daten', terms: ['Qualität', 'Drift', 'Konzept', 'p99', 'Modell'] },
    { title: 'lorem', body: 'internationalization canary smartphones' },
  ],
  [
    ['cluster', 'kubernetes'],
    ['verpacken', 'drift'],
    ['zebra', 'pferd'],
  ],
);

const expansion = (word, unfinished = false) => LEXICON.expand(word, unfinished);
const weight = (word, meant, unfinished) => expansion(word, unfinished).get(stem(meant)) ?? 0;

for (const [method, word, expected] of [
  ['has', 'drift', true],
  ['has', 'drifts', true],
  ['has', 'cluster', false],
  ['resolves', 'cluster', true],
  ['resolves', 'verpackt', true],
  ['resolves', 'zebra', false],
  ['normalize', 'qualitaet', 'qualitat'],
  ['normalize', 'unbekannte', 'unbekannte'],
  ['expandNumeronym', 'k8s', ['kubernetes']],
  ['expandNumeronym', 'o11y', ['observability']],
  ['expandNumeronym', 'i18n', ['internationalization']],
  ['expandNumeronym', 'p99', []],
  ['expandNumeronym', 'e2e', []],
  ['decompound', 'konzeptdrift', ['konzept', 'drift']],
  ['decompound', 'drift', null],
  ['correctCompound', 'konzpetdrift', ['konzept', 'drift']],
  ['correctCompound', 'zebrapferd', null],
]) {
  test(`${method}: ${word}`, () => assert.deepEqual(LEXICON[method](word), expected));
}

for (const [word, meant, expected, name] of [
  ['drift', 'drift', 1, 'the word itself'],
  ['getestet', 'testen', 0.7, 'the verb of a participle'],
  ['qualitat', 'datenqualitat', 0.5, 'a compound that has the word'],
  ['quantisiert', 'quantisierung', 1, 'an inflected form'],
  ['observable', 'observability', 0.6, 'a word of its family'],
  ['cluster', 'kubernetes', 0.6, 'a synonym of an unknown word'],
  ['phones', 'smartphones', 0, 'not every word that ends with a known one'],
  ['kostensenkung', 'kosten', 0.5, 'the known beginning of an unknown compound'],
  ['kub', 'kubernetes', 0, 'not a beginning of a finished word'],
]) {
  test(`expand: ${name}`, () => assert.equal(weight(word, meant), expected));
}

test('expand: an unknown word as the end of a compound', () => {
  const lexicon = lexiconOf([{ title: 'lorem', body: 'smartphones' }]);
  assert.equal(lexicon.expand('phones', false).get(stem('smartphones')), 0.5);
});

test('expand: the longer the beginning of an unfinished word, the more it counts', () => {
  const [short, long] = [weight('kube', 'kubernetes', true), weight('kubern', 'kubernetes', true)];
  assert.ok(short > 0 && short < long && long < 0.8, `${short} ${long}`);
});

test('expand: short beginnings lead to prominent words only', () => {
  assert.equal(weight('inte', 'internationalization', true), 0);
  assert.ok(weight('inter', 'internationalization', true) > 0);
  assert.ok(weight('inte', 'interoperability', true) > 0);
});

for (const [word, expected, name] of [
  ['kubernets', ['kubernetes'], 'a letter left out'],
  ['kubrenetse', ['kubernetes'], 'two swaps of a long word'],
  ['dritf', ['drift'], 'a swap of a short word'],
  ['xrift', [], 'no wrong first letter of a short word'],
  ['dra', [], 'nothing for words of three letters'],
  ['p90', [], 'no other number'],
  ['canarx', [], 'no short word of answers only'],
  ['smartphonez', ['smartphones'], 'a long one'],
  ['fotograf', ['photograph'], 'a word that sounds alike, whatever its letters'],
  ['konzebt', ['konzept'], 'a word that sounds alike or nearly'],
]) {
  test(`corrections: ${name}`, () =>
    assert.deepEqual(
      LEXICON.corrections(word).map(({ entry }) => entry.word),
      expected,
    ));
}

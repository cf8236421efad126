// Which questions answer a query, and in which order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineOf } from './corpus.mjs';

const order = (engine, query) => engine.search(query).map(({ n }) => n);

test('fields: from the title to the text of the answer', () => {
  const fields = ['title', 'terms', 'otherTitle', 'other', 'gist', 'body'];
  const text = (field, words) => (field === 'terms' || field === 'other' ? [words] : words);
  // In each question the word is in one field, and as many other words are in all others.
  const questions = fields.map((own) =>
    Object.fromEntries(fields.map((field) => [field, text(field, field === own ? 'zebra' : 'lorem')])),
  );
  assert.deepEqual(order(engineOf(questions.toReversed()), 'zebra'), [5, 4, 3, 2, 1, 0]);
});

const GUIDE = [
  'Data drift and concept drift', // 0
  'CI/CD for models', // 1
  { title: 'Kubernetes basics', body: 'A pod restarts after a crash; drift is rare.' }, // 2
  'Blue-green deployment', // 3
  'Feature store', // 4
  'Modellüberwachung in Produktion', // 5
  { title: 'Deployment pipelines', gist: 'Blue lines and green lines.' }, // 6
  { title: 'Retraining', terms: ['retrain'], body: 'Automate the schedule of a model.' }, // 7
];
const SYNONYMS = [
  ['cluster', 'kubernetes'],
  ['automobile', 'vehicle'],
];

for (const [query, expected, name] of [
  ['kubernetes', [2], 'the word itself'],
  ['KUBERNETES', [2], 'in any case'],
  ['deployments', [6, 3], 'an inflected form; of two titles, the shorter one'],
  ['what is a feature store', [4], 'words that say nothing are passed over'],
  ['blue-green deployment', [3, 6], 'all words before some'],
  ['drift', [0, 2], 'a passing mention in an answer behind a title'],
  ['kubern', [2], 'the beginning of the last word'],
  ['kubern drift', [], 'but not of an earlier one'],
  ['cluster', [2], 'a synonym'],
  ['automobile', [], 'not a synonym of which the guide has no word'],
  ['kubernets', [2], 'a letter left out'],
  ['kubrenetes', [2], 'two letters swapped'],
  ['dritf', [0, 2], 'two letters swapped in a short word'],
  ['storeblue', [4, 3, 6], 'the parts of a compound that the guide does not have'],
  ['xubernetes', [2], 'a wrong first letter of a long word'],
  ['k8s', [2], 'a numeronym'],
  ['cicd', [1], 'words joined by a slash, as one word'],
  ['ci cd', [1], 'and as two'],
  ['bluegreen', [3, 6], 'words joined by a hyphen before its parts'],
  ['modelluberwachung', [5], 'without the dots'],
  ['Modellueberwachung', [5], 'with e for the dots'],
  ['uberwachung', [5], 'a part of a compound'],
  ['zebra', [], 'nothing'],
  ['', [], 'nothing for no words'],
]) {
  test(`finds ${name}: ${query}`, () => assert.deepEqual(order(engineOf(GUIDE, SYNONYMS), query), expected));
}

test('a form of a word adds a little to the word itself', () => {
  const one = engineOf([{ title: 'drift', body: 'lorem ipsum' }, 'model']).search('drift')[0].score;
  const two = engineOf([{ title: 'drift', body: 'driftwood ipsum' }, 'model']).search('drift')[0].score;
  assert.ok(two > one && two < 1.5 * one, `${one} ${two}`);
});

test('a word of the guide needs no synonym', () => {
  const engine = engineOf(['cluster', 'kubernetes', 'model'], SYNONYMS);
  assert.deepEqual(order(engine, 'kubernetes'), [1]);
  assert.deepEqual(order(engine, 'cluster'), [0]);
});

test('neighbours of the query that are neighbours in a question count in addition', () => {
  const engine = engineOf([
    { terms: ['green'], title: 'blue' },
    { terms: ['blue green'], title: 'lorem' },
  ]);
  assert.equal(order(engine, 'blue green')[0], 1);
});

test('a question with all words outranks one with a stronger match of some', () => {
  const engine = engineOf([{ title: 'alpha', gist: 'alpha' }, { gist: 'alpha beta' }, 'beta']);
  assert.equal(order(engine, 'alpha beta')[0], 1);
});

test('a rare compound of a common word is not better than the word', () => {
  const engine = engineOf(['Modellkarte', 'Modell Karte', 'Modell eins', 'Modell zwei', 'Modell drei', 'Modell vier']);
  assert.deepEqual(order(engine, 'Modell'), [1, 2, 3, 4, 5]);
});

const OTHERS = ['lorem', 'ipsum', 'dolor', 'sit', 'amet'];

for (const [fields, expected, name] of [
  [{ title: 'alpha' }, [0], 'in a title it is enough'],
  [{ gist: 'alpha' }, [], 'in a gist it is not'],
]) {
  test(`one known word of two: ${name}`, () => {
    assert.deepEqual(order(engineOf([fields, ...OTHERS]), 'alpha zzqqzz'), expected);
  });
}

test('where there is an answer, a title with some of the words follows it', () => {
  assert.deepEqual(order(engineOf(['alpha beta gamma', 'alpha', ...OTHERS]), 'alpha beta gamma'), [0, 1]);
  assert.deepEqual(order(engineOf(['alpha', ...OTHERS]), 'alpha zzqqzz xxqqxx'), []);
});

test('a rare word counts more than a common one', () => {
  const engine = engineOf(['model card', 'model test', 'model drift', 'card drift']);
  const [best] = order(engine, 'model card');
  assert.equal(best, 0);
  const scores = new Map(engine.search('model card').map(({ n, score }) => [n, score]));
  assert.ok((scores.get(3) ?? 0) > (scores.get(1) ?? 0));
});

test('a question that has few words of a query is left out', () => {
  const engine = engineOf(['drift detection with statistical tests', { title: 'lorem', body: 'tests' }, 'model']);
  assert.deepEqual(order(engine, 'drift detection statistical tests'), [0]);
});

test('of a long query a question need not have as much', () => {
  const engine = engineOf(['alpha bravo charlie delta', 'echo', 'foxtrot', 'golf', 'hotel']);
  assert.deepEqual(order(engine, 'alpha bravo echo foxtrot golf hotel')[0], 0);
});

test('questions of the same score keep their order', () => {
  assert.deepEqual(order(engineOf(['drift', 'drift', 'drift']), 'drift'), [0, 1, 2]);
});

test('what to mark: the words as typed and as found', () => {
  const engine = engineOf(['Kubernetes in production', 'model'], SYNONYMS);
  assert.deepEqual(engine.search('kubernets')[0].beginnings, ['kubernet']);
  assert.deepEqual(engine.search('cluster')[0].beginnings.toSorted(), ['cluster', 'kubernet']);
});

for (const [query, expected, name] of [
  ['kubernetis driftt', 'kubernetes drift', 'the nearest words'],
  ['the kubernetis', 'kubernetes', 'without words that say nothing'],
  ['qqqqqqq', '', 'nothing if no word is near'],
]) {
  test(`nearest: ${name}`, () => assert.equal(engineOf(GUIDE).nearest(query), expected));
}

for (const [query, expected, name] of [
  ['Ueberwachung', ['uberwachung'], 'u for ue, if only that is known'],
  ['k8s', ['kubernetes'], 'a numeronym in full'],
  ['Drift Zebra', ['drift', 'zebra'], 'folded, known or not'],
]) {
  test(`words: ${name}`, () => assert.deepEqual(engineOf([...GUIDE, 'Überwachung']).words(query), expected));
}

test('a query is read as far as anyone would type it', () => {
  const engine = engineOf(GUIDE);
  assert.deepEqual(engine.words(`${'drift '.repeat(12)}kubernetes`).length, 12);
  assert.deepEqual(engine.words('x'.repeat(100))[0].length, 40);
  assert.deepEqual(order(engine, `${' '.repeat(200)}drift`), []);
});

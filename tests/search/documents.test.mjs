// From questions to the words of the index.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildIndex } from '../../scripts/search/documents.mjs';
import { unpack } from '../../scripts/search/index-format.mjs';
import { question } from './corpus.mjs';

const wordsOf = (fields) => unpack(buildIndex([question(fields)])).words;

for (const [fields, expected, name] of [
  [{ title: 'What is drift?' }, ['drift'], 'no words that say nothing'],
  [{ title: 'Drift in 2026' }, ['drift'], 'no numbers'],
  [{ title: 'Überwachung' }, ['überwachung'], 'as they are spelled'],
  [{ title: 'Maßstab' }, ['massstab'], 'ss for ß, so that parts keep their places'],
  [{ title: 'CI/CD' }, ['cd', 'ci', 'ci_cd'], 'words joined by a slash, as one word, too'],
  [{ title: 'blue-green' }, ['blue', 'blue_green', 'green'], 'words joined by a hyphen'],
  [{ terms: ['data drift'] }, ['data', 'data_drift', 'drift'], 'neighbours in terms'],
  [{ title: 'data drift' }, ['data', 'drift'], 'but not elsewhere'],
  [{ title: 'Datadrift', gist: 'data drift' }, ['data', 'data|drift', 'drift'], 'compounds with their parts'],
  [{ body: 'models model' }, ['model'], 'of forms in answers the shortest'],
  [{ title: 'models', gist: 'model' }, ['model', 'models'], 'elsewhere all forms'],
]) {
  test(`words: ${name}`, () => assert.deepEqual(wordsOf(fields), expected));
}

test('synonyms: groups of which the guide has a word, folded', () => {
  const index = buildIndex(
    [question({ title: 'Überwachung' })],
    [
      ['Überwachung', 'Monitoring'],
      ['Zebra', 'Pferd'],
    ],
  );
  assert.deepEqual(index.synonyms, [['uberwachung', 'monitoring']]);
});

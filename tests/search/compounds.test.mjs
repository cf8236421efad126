// Words that are made of words that are known.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitCompound } from '../../scripts/search/compounds.mjs';

const KNOWN = new Set(['data', 'drift', 'modell', 'uberwachung', 'qualitat', 'sicherung', 'wachung', 'ci', 'cd']);

const CASES = [
  ['datadrift', ['data', 'drift'], 'two words'],
  ['qualitatssicherung', ['qualitats', 'sicherung'], 'two words with a letter between them'],
  ['modelluberwachung', ['modell', 'uberwachung'], 'the last word as long as possible'],
  ['driftfoo', null, 'the last word is unknown'],
  ['foodrift', null, 'the first word is unknown'],
  ['drift', null, 'a single word'],
  ['cicd', null, 'parts too short'],
  ['ciesdrift', null, 'a part too short without the letters between them'],
];

for (const [word, expected, name] of CASES) {
  test(`compound: ${name}`, () =>
    assert.deepEqual(
      splitCompound(word, (part) => KNOWN.has(part)),
      expected,
    ));
}

test('compound: parts as short as allowed', () => {
  assert.deepEqual(
    splitCompound('cicd', (part) => KNOWN.has(part), 2),
    ['ci', 'cd'],
  );
});

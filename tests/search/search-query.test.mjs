// What a reader types: words and filters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, write } from '../../overrides/assets/javascripts/lib/search-query.js';

for (const [query, words, filters, name] of [
  ['drift', 'drift', {}, 'words'],
  ['  data   drift ', 'data drift', {}, 'single spaces'],
  ['level:mid drift', 'drift', { level: 'mid' }, 'a filter before'],
  ['drift Niveau:Senior abschnitt:CLOUD', 'drift', { level: 'senior', section: 'cloud' }, 'German names, any case'],
  ['level: drift', 'drift', {}, 'a filter without a value'],
  ['xlevel:mid', 'xlevel:mid', {}, 'no filter within a word'],
  ['level:mid level:senior', '', { level: 'senior' }, 'the last of two'],
]) {
  test(`parse: ${name}`, () => assert.deepEqual(parse(query), { words, filters }));
}

for (const [words, filters, expected] of [
  ['drift', {}, 'drift'],
  ['drift', { level: 'mid', section: '' }, 'drift level:mid'],
  ['', { level: 'mid', section: 'cloud' }, 'level:mid section:cloud'],
]) {
  test(`write: ${expected}`, () => assert.equal(write(words, filters), expected));
}

test('what is written is read the same', () => {
  const filters = { level: 'mid', section: 'cloud' };
  assert.deepEqual(parse(write('data drift', filters)), { words: 'data drift', filters });
});

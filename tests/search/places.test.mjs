// Where the words of a query are in a text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, places } from '../../overrides/assets/javascripts/lib/fold.js';

for (const [text, expected] of [
  ['Überwachung', 'uberwachung'],
  ['Maßstab', 'massstab'],
  ['C++', 'c++'],
]) {
  test(`fold: ${text}`, () => assert.equal(fold(text), expected));
}

for (const [text, beginnings, expected, name] of [
  ['Data drift drifts', ['drift'], ['drift', 'drifts'], 'words that begin so'],
  ['Konzeptdrift', ['drift'], ['Konzeptdrift'], 'words that contain a long one'],
  ['Überwachung', ['uberw'], ['Überwachung'], 'with their accents'],
  ['model mode', ['mod'], ['model', 'mode'], 'three letters: beginnings'],
  ['remodel', ['mod'], [], 'but not within a word'],
  ['go gone', ['go'], ['go'], 'two letters: whole words'],
  ['C# and C++, c', ['c#'], ['C#'], 'marks that make another word'],
  ['drift', [], [], 'nothing for nothing'],
]) {
  test(`places: ${name}`, () =>
    assert.deepEqual(
      places(text, beginnings).map(({ start, end }) => text.slice(start, end)),
      expected,
    ));
}

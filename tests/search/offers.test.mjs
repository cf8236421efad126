// Pages and terms that a query names in full.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize } from '../../scripts/search/analysis.mjs';
import { Offers } from '../../scripts/search/offers.mjs';

const offers = new Offers({
  pages: [
    ['sheet/', 'Spickzettel', ['PDF', 'summary']],
    ['glossary/', 'Glossar', []],
    ['a/', 'Print', ['PDF']],
    ['b/', 'Bundle', ['PDF']],
  ],
  terms: [
    ['#drift', 'model drift', ['MD']],
    ['#watch', 'Überwachung', []],
    ['#plan', 'monitoring plan', []],
  ],
});

for (const [query, expected, name] of [
  ['Spickzettel', ['sheet/'], 'its title'],
  ['summary', ['sheet/'], 'a further name'],
  ['where is the glossar', ['glossary/'], 'its title among common words'],
  ['Spickzettel PDF', ['sheet/'], 'two of its names'],
  ['PDF', ['sheet/', 'a/'], 'two pages at most'],
  ['Spickzettel drift', [], 'a name and a word that is none'],
  ['Spick', [], 'half a name'],
]) {
  test(`page: ${name}`, () =>
    assert.deepEqual(
      offers.pages(tokenize(query)).map(({ location }) => location),
      expected,
    ));
}

for (const [query, expected, name] of [
  ['model drift', 'model drift', 'its name'],
  ['modeldrift', 'model drift', 'its name as one word'],
  ['model-drifts', 'model drift', 'its name, inflected'],
  ['models drift', 'model drift', 'its name, the first word inflected'],
  ['monitoringplans', 'monitoring plan', 'its name as one word, inflected'],
  ['MD', 'model drift', 'an abbreviation'],
  ['what does model drift mean', 'model drift', 'asked for in common words'],
  ['Ueberwachung', 'Überwachung', 'an umlaut typed as two letters'],
  ['drift', undefined, 'part of a name'],
]) {
  test(`term: ${name}`, () => assert.equal(offers.term(tokenize(query))?.name, expected));
}

test('term: what is offered', () => {
  assert.deepEqual(offers.term(['md']), { name: 'model drift', location: '#drift' });
});

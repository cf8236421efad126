// From a query to the items of the list: filters, quotations, texts that cannot be loaded.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { buildIndex } from '../../scripts/search/documents.mjs';
import { question } from './corpus.mjs';

globalThis.self = globalThis;
await import('../../scripts/search/hits.mjs');

const QUESTIONS = [
  [
    'a',
    'drift-kinds',
    'junior',
    question({ title: 'Kinds of drift', gist: 'Data and concept.', body: 'A canary sang.' }),
  ],
  ['a', 'canary', 'senior', question({ title: 'Canary release', gist: 'A small share first.' })],
  ['b', 'drift-tests', 'senior', question({ title: 'Drift tests', gist: 'Compare windows.' })],
];
const INDEX = {
  levels: { junior: 'Junior', senior: 'Senior' },
  sections: { a: 'First', b: 'Second' },
  questions: QUESTIONS.map(([section, id, level, { title, gist }]) => [section, id, level, title, gist]),
  ...buildIndex(QUESTIONS.map(([, , , fields]) => fields)),
};
const OFFERS = { pages: [['about/', 'About', ['imprint']]], terms: [['glossary/#drift', 'Drift', []]] };
const MEANINGS = { 'glossary/#drift': 'A change.' };
const TEXTS = { 'drift-kinds': 'Data and concept. A canary sang.' };

let files;
let asked;

beforeEach(() => {
  files = { 'index.json': INDEX, 'offers.json': OFFERS, 'a.json': TEXTS, 'b.json': {}, 'meanings.json': MEANINGS };
  asked = [];
  globalThis.fetch = async (url) => {
    const name = new URL(url).pathname.split('/').pop();
    asked.push(name);
    return name in files ? Response.json(files[name]) : new Response('', { status: 404 });
  };
});

const open = () => self.openSearch('https://example.org/guide/search/');
const idsOf = (found) => found.items().map(([{ location }]) => location.split('#')[1]);

test('items lead to their question, and say which words to mark', async () => {
  const found = (await open())('drift', {});
  assert.equal(found.count, 2);
  assert.deepEqual(found.items()[0][0].location, 'a/?h=drift#drift-kinds');
  assert.match(found.items()[0][0].title, /Kinds of <mark>drift<\/mark>.*First · Junior/s);
});

for (const [words, filters, expected, name] of [
  ['drift', { level: 'junior' }, ['drift-kinds'], 'by level'],
  ['drift', { section: 'b' }, ['drift-tests'], 'by section'],
  ['drift', { level: 'expert' }, ['drift-kinds', 'drift-tests'], 'not by a value that does not exist'],
  ['', { level: 'senior' }, ['canary', 'drift-tests'], 'all questions in their order without words'],
]) {
  test(`filters: ${name}`, async () => assert.deepEqual(idsOf((await open())(words, filters)), expected));
}

test('texts of answers are loaded once, and only to quote from them', async () => {
  const search = await open();
  await search('drift', {}).loadTexts();
  assert.deepEqual(asked, ['index.json', 'offers.json', 'a.json', 'b.json', 'meanings.json']);
  const found = search('canary', {});
  await found.loadTexts();
  await search('canary', {}).loadTexts();
  assert.deepEqual(asked.slice(5), []);
  assert.match(found.items().at(-1)[0].title, /A <mark>canary<\/mark> sang/);
});

test('texts that cannot be loaded are asked for with the next query', async () => {
  delete files['a.json'];
  const search = await open();
  await search('canary', {}).loadTexts();
  files['a.json'] = TEXTS;
  await search('canary', {}).loadTexts();
  assert.deepEqual(asked.filter((name) => name === 'a.json').length, 2);
});

test('an index that cannot be loaded fails; offers may be missing', async () => {
  delete files['offers.json'];
  const found = (await open())('about', {});
  assert.deepEqual([found.pages, found.term()], [[], null]);
  delete files['index.json'];
  await assert.rejects(open(), /404/);
});

test('pages and terms are offered, and what is near if nothing is found', async () => {
  const search = await open();
  assert.deepEqual(search('imprint', {}).pages, [{ title: 'About', location: 'about/' }]);
  const found = search('drift', {});
  assert.deepEqual(found.term(), { name: 'Drift', location: 'glossary/#drift', short: '' });
  await found.loadTexts();
  assert.equal(found.term().short, 'A change.');
  assert.equal(search('drift', {}).nearest, '');
  assert.equal(search('xcanaryx qqqq', {}).nearest, 'canary');
});

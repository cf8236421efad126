// What the browser remembers, whatever its storage does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeStorage, newTab } from './storage.mjs';

const KEY = 'guide.v1';
const BLANK = { version: 1, marks: {}, place: {}, settings: {} };
const KNOWN = { mark: 'known', at: '2026-11-05' };
const markOne = ({ marks }) => {
  marks.one = KNOWN;
};
const markTwo = ({ marks }) => {
  marks.two = { mark: 'repeat', at: '2026-11-06' };
};
const stored = (storage) => JSON.parse(storage.items.get(KEY));
const holding = (value) => new FakeStorage({ [KEY]: typeof value === 'string' ? value : JSON.stringify(value) });

test('nothing is remembered at first, and nothing written by looking', async () => {
  const storage = new FakeStorage();
  const { recall } = await newTab(storage);
  assert.deepEqual(recall(), { state: BLANK, trouble: '' });
  assert.equal(storage.items.size, 0);
});

test('what is kept is there in the next tab', async () => {
  const storage = new FakeStorage();
  const { keep } = await newTab(storage);
  assert.equal(keep(markOne), '');
  const { recall } = await newTab(storage);
  assert.deepEqual(recall().state, { ...BLANK, marks: { one: KNOWN } });
});

test('what is the same is not written again', async () => {
  const storage = new FakeStorage();
  const { keep } = await newTab(storage);
  keep(markOne);
  keep(markOne);
  assert.equal(storage.writes, 1);
});

test('what is not known here stays as it is', async () => {
  const before = {
    version: 1,
    marks: { one: { mark: 'repeat', at: '2026-01-01', note: 'mine' }, two: { mark: 'half-known' } },
    cards: ['anything', { due: 3 }, null],
    place: { question: 'one', scrolled: 7 },
    settings: { colour: 'red' },
    later: { deep: [1, 2] },
  };
  const storage = holding(before);
  const { keep } = await newTab(storage);
  assert.equal(
    keep(({ place }) => {
      place.question = 'two';
    }),
    '',
  );
  assert.deepEqual(stored(storage), { ...before, place: { question: 'two', scrolled: 7 } });
});

for (const cards of [null, 3, 'text', [], { one: {} }]) {
  test(`cards may be ${JSON.stringify(cards)}`, async () => {
    const storage = holding({ version: 1, cards });
    const { keep } = await newTab(storage);
    assert.equal(keep(markOne), '');
    assert.deepEqual(stored(storage).cards, cards);
  });
}

test('forbidden: counts for this page', async () => {
  const storage = new FakeStorage();
  storage.forbidden = true;
  const { keep, recall, forget } = await newTab(storage);
  assert.deepEqual(recall(), { state: BLANK, trouble: 'forbidden' });
  assert.equal(keep(markOne), 'forbidden');
  assert.deepEqual(recall(), { state: { ...BLANK, marks: { one: KNOWN } }, trouble: 'forbidden' });
  assert.equal(forget(), 'forbidden');
  assert.equal(storage.items.size, 0);
});

test('no storage at all is as if it were forbidden', async () => {
  const { keep } = await newTab(null);
  assert.equal(keep(markOne), 'forbidden');
});

test('full: what was stored stays, the change counts for this page, and is kept when there is room', async () => {
  const storage = holding({ version: 1, marks: { zero: KNOWN } });
  const before = storage.items.get(KEY);
  const { keep, recall } = await newTab(storage);
  storage.full = true;
  assert.equal(keep(markOne), 'full');
  assert.equal(storage.items.get(KEY), before);
  assert.deepEqual(recall(), { state: { ...BLANK, marks: { zero: KNOWN, one: KNOWN } }, trouble: 'full' });
  storage.full = false;
  assert.equal(keep(markTwo), '');
  assert.deepEqual(Object.keys(stored(storage).marks), ['zero', 'one', 'two']);
  assert.equal(recall().trouble, '');
});

for (const [name, value] of [
  ['no JSON', '{"version": 1, "marks"'],
  ['empty', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"guide"'],
  ['without a version', {}],
  ['version as text', { version: '1' }],
  ['version 0', { version: 0 }],
  ['version 1.5', { version: 1.5 }],
  ['endless version', '{"version": 1e999}'],
  ['marks as a list', { version: 1, marks: [] }],
  ['marks null', { version: 1, marks: null }],
  ['a mark as text', { version: 1, marks: { one: 'known' } }],
  ['a mark without its word', { version: 1, marks: { one: { at: '2026-11-05' } } }],
  ['place as text', { version: 1, place: 'one' }],
  ['a place that is no text', { version: 1, place: { question: 3 } }],
  ['settings null', { version: 1, settings: null }],
  ['single keys as text', { version: 1, settings: { singleKeys: 'off' } }],
]) {
  test(`unreadable, ${name}: not overwritten until the reader forgets it`, async () => {
    const storage = holding(value);
    storage.items.set('guide:last-question', 'zero');
    const before = new Map(storage.items);
    const { keep, recall, forget } = await newTab(storage);
    assert.deepEqual(recall(), { state: BLANK, trouble: 'unreadable' });
    assert.equal(keep(markOne), 'unreadable');
    assert.deepEqual(storage.items, before);
    assert.deepEqual(recall().state.marks, { one: KNOWN });
    assert.equal(forget(), '');
    assert.deepEqual(stored(storage).marks, { one: KNOWN });
    assert.equal(recall().trouble, '');
  });
}

test('newer: nothing is read, nothing written', async () => {
  const storage = holding({ version: 2, marks: { one: 'in another form' }, place: { question: 'one' } });
  storage.items.set('guide:single-keys', 'off');
  const before = new Map(storage.items);
  const { keep, recall } = await newTab(storage);
  assert.deepEqual(recall(), { state: BLANK, trouble: 'newer' });
  assert.equal(keep(markTwo), 'newer');
  assert.deepEqual(storage.items, before);
});

test('two tabs: each writes its own change only', async () => {
  const storage = new FakeStorage();
  const [first, second] = [await newTab(storage), await newTab(storage)];
  first.recall();
  second.recall();
  first.keep(markOne);
  second.keep(markTwo);
  first.keep(({ settings }) => {
    settings.singleKeys = false;
  });
  const state = stored(storage);
  assert.deepEqual(Object.keys(state.marks), ['one', 'two']);
  assert.equal(state.settings.singleKeys, false);
  assert.deepEqual(first.recall(), second.recall());
});

test('another tab that is newer is left alone from then on', async () => {
  const storage = new FakeStorage();
  const { keep } = await newTab(storage);
  keep(markOne);
  storage.items.set(KEY, '{"version":2}');
  assert.equal(keep(markTwo), 'newer');
  assert.equal(storage.items.get(KEY), '{"version":2}');
});

for (const [former, lacking, expected] of [
  [
    { 'guide:last-question': 'one', 'guide:single-keys': 'off' },
    {},
    { place: { question: 'one' }, settings: { singleKeys: false } },
  ],
  [{ 'guide:single-keys': 'on' }, {}, { place: {}, settings: { singleKeys: true } }],
  [{ 'guide:last-question': '', 'guide:single-keys': '' }, {}, { place: {}, settings: {} }],
  [
    { 'guide:last-question': 'one', 'guide:single-keys': 'off' },
    { place: { question: 'two' }, settings: { singleKeys: true } },
    { place: { question: 'two' }, settings: { singleKeys: true } },
  ],
]) {
  test(`former keys ${JSON.stringify(former)} beside ${JSON.stringify(lacking)}`, async () => {
    const storage = new FakeStorage({ ...former, [KEY]: JSON.stringify({ version: 1, ...lacking }) });
    const { recall, keep } = await newTab(storage);
    assert.deepEqual(recall().state, { ...BLANK, ...expected });
    for (const key of Object.keys(former)) assert.ok(storage.items.has(key), 'looking removes nothing');
    storage.full = true;
    keep(markOne);
    for (const key of Object.keys(former)) assert.ok(storage.items.has(key), 'nothing is removed before it is kept');
    storage.full = false;
    keep(markOne);
    assert.deepEqual([...storage.items.keys()], [KEY]);
    assert.deepEqual(stored(storage), { ...BLANK, ...expected, marks: { one: KNOWN } });
  });
}

test('names of prototypes are names', async () => {
  const text =
    '{"version":1,"__proto__":{"polluted":true},"marks":{"__proto__":{"mark":"known"},"constructor":{"mark":"known"}}}';
  const storage = holding(text);
  const { recall, keep } = await newTab(storage);
  const { state, trouble } = recall();
  assert.equal(trouble, '');
  assert.equal({}.polluted, undefined);
  assert.ok(Object.hasOwn(state.marks, '__proto__'));
  keep(markOne);
  const kept = storage.items.get(KEY);
  assert.match(kept, /"__proto__":\{"polluted":true\}/);
  assert.match(kept, /"__proto__":\{"mark":"known"\},"constructor":\{"mark":"known"\},"one"/);
});

test('five megabytes are read and kept', async () => {
  const cards = 'x'.repeat(5_000_000);
  const storage = holding({ version: 1, cards });
  const { keep, recall } = await newTab(storage);
  assert.equal(keep(markOne), '');
  assert.equal(stored(storage).cards, cards);
  assert.deepEqual(recall().state.marks, { one: KNOWN });
});

test('five megabytes that are no JSON are left alone', async () => {
  const storage = holding('['.repeat(5_000_000));
  const { keep, recall } = await newTab(storage);
  assert.equal(recall().trouble, 'unreadable');
  assert.equal(keep(markOne), 'unreadable');
  assert.equal(storage.writes, 0);
});

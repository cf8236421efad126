// Marks, also of questions that were renamed.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { marking, markOf } from '../../overrides/assets/javascripts/lib/marks.js';

const NAMES = ['new', 'old', 'older'];

for (const [name, marks, expected] of [
  ['none', {}, null],
  ['its own', { new: { mark: 'known' } }, 'known'],
  ['under a former id', { old: { mark: 'repeat' } }, 'repeat'],
  ['its own before a former one', { older: { mark: 'known' }, new: { mark: 'repeat' } }, 'repeat'],
  ["another's", { other: { mark: 'known' } }, null],
  ['that of one named undefined', { undefined: { mark: 'known' } }, null],
  ['a word that is not known here', { new: { mark: 'half-known' } }, null],
]) {
  test(`mark of a question: ${name}`, () => assert.equal(markOf({ marks }, NAMES), expected));
}

for (const name of ['constructor', 'toString', '__proto__']) {
  test(`a question named ${name} has no mark by itself`, () => assert.equal(markOf({ marks: {} }, [name]), null));
}

test('a mark has its day, and keeps what else is with it', () => {
  mock.timers.enable({ apis: ['Date'], now: new Date(2026, 10, 5, 0, 30) });
  const state = { marks: { old: { mark: 'repeat', at: '2026-01-01', note: 'mine' } } };
  marking(NAMES, 'known')(state);
  assert.deepEqual(state.marks, { new: { mark: 'known', at: '2026-11-05', note: 'mine' } });
  mock.timers.reset();
});

test('a mark is taken away under all names', () => {
  const other = { mark: 'known' };
  const state = { marks: { new: { mark: 'known' }, old: { mark: 'repeat' }, other } };
  marking(NAMES, null)(state);
  assert.deepEqual(state.marks, { other });
});

test('a change may be made again', () => {
  const change = marking(NAMES, 'known');
  const state = { marks: {} };
  change(state);
  const once = structuredClone(state);
  change(state);
  assert.deepEqual(state, once);
});

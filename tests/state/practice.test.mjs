// When cards come again, what comes in a round, and how two browsers' states become one.

import assert from 'node:assert/strict';
import test from 'node:test';

import { cardOf, countDue, keeping } from '../../overrides/assets/javascripts/lib/cards.js';
import { merged } from '../../overrides/assets/javascripts/practice/merge.js';
import { drawn, fitting, sorted } from '../../overrides/assets/javascripts/practice/round.js';
import { graded } from '../../overrides/assets/javascripts/practice/schedule.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 27, 10);

// The published vectors of ts-fsrs' tests for its long-term scheduler: grades, and the days after which a card is due.
const WEIGHTS = [
  0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904, 0.3025,
  2.1214, 0.2498, 2.9466, 0.4891, 0.6468,
];
const VECTORS = [
  ['gggggg__ggggg', [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773]],
  ['_hge_hge', [1, 2, 6, 41, 4, 7, 21, 133]],
  ['hge_hge_', [2, 7, 54, 5, 8, 26, 171, 8]],
  ['ge_hge_h', [3, 33, 4, 7, 26, 193, 9, 14]],
  ['e_hge_hg', [15, 3, 6, 27, 240, 10, 17, 60]],
];
const NAMED = { _: 'again', h: 'hard', g: 'good', e: 'easy' };

for (const [grades, days] of VECTORS) {
  test(`grades ${grades} are due as published`, () => {
    let card = null;
    let now = NOW;
    const found = [...grades].map((grade) => {
      card = graded(card, NAMED[grade], now, '', WEIGHTS);
      const wait = Math.round((card.due - now) / DAY);
      now = card.due;
      return wait;
    });
    assert.deepEqual(found, days);
  });
}

test('who always says good sees each of twenty cards at most five times in thirty days', () => {
  const cards = Array(20).fill(null);
  const seen = Array(20).fill(0);
  for (let day = 0; day < 30; day += 1)
    cards.forEach((card, i) => {
      const now = NOW + day * DAY;
      if (card && card.due > now) return;
      cards[i] = graded(card, 'good', now);
      seen[i] += 1;
    });
  assert.ok(Math.max(...seen) <= 5, String(seen));
  assert.ok(Math.min(...seen) >= 2, String(seen));
});

test('a clock that was set back loses nothing and stands still', () => {
  const card = graded(graded(null, 'good', NOW), 'good', NOW + 3 * DAY);
  const back = graded(card, 'good', NOW - 100 * DAY);
  assert.equal(back.last, card.last);
  assert.equal(back.log.length, 3);
  assert.ok(back.due >= card.last);
});

test('a card keeps what is not known here', () => {
  assert.equal(graded({ ...graded(null, 'good', NOW), note: 'mine' }, 'hard', NOW + DAY).note, 'mine');
});

// What is kept ---------------------------------------------------------------------------------------------------------

const STATE = () => ({ version: 1, marks: {}, place: {}, settings: {} });

test('a card that was kept under a former id is found, and moves', () => {
  const state = STATE();
  const card = graded(null, 'good', NOW);
  keeping(['old'], 'p1', card)(state);
  assert.deepEqual(cardOf(state, ['new', 'old'], 'p1'), card);
  keeping(['new', 'old'], 'p1', graded(card, 'good', NOW + 3 * DAY))(state);
  assert.deepEqual(Object.keys(state.cards), ['new.p1']);
});

for (const cards of [null, 3, 'text', []])
  test(`cards that are ${JSON.stringify(cards)} are neither read nor overwritten`, () => {
    const state = { ...STATE(), cards };
    keeping(['one'], '', graded(null, 'good', NOW))(state);
    assert.deepEqual(state.cards, cards);
    assert.equal(cardOf(state, ['one']), null);
  });

for (const card of [null, {}, { due: 'soon' }, { ...graded(null, 'good', NOW), log: [[1]] }, '__proto__'])
  test(`a card that is ${JSON.stringify(card)} is new`, () => {
    assert.equal(cardOf({ ...STATE(), cards: { one: card } }, ['one']), null);
  });

test('what is due is counted for the questions that are named, with their prompts', () => {
  const card = graded(null, 'good', NOW);
  const cards = { one: card, 'one.p1': card, two: card, gone: card, bad: {} };
  assert.equal(countDue({ ...STATE(), cards }, [['one'], ['renamed', 'two']], card.due), 3);
  assert.equal(countDue({ ...STATE(), cards }, [['one']], card.due - 1), 0);
});

// Rounds ---------------------------------------------------------------------------------------------------------------

const question = (id, section, more = {}) => ({
  id,
  section,
  former_ids: [],
  level: 'mid',
  tags: ['a'],
  paths: [],
  advice: false,
  recall: [
    { id: 'p1', prompt: 'P?', answer: 'A' },
    { id: 'p2', prompt: 'Q?', answer: 'B' },
  ],
  ...more,
});
const GUIDE = [
  question('a1', 'a'),
  question('a2', 'a', { level: 'senior', tags: ['b'], paths: ['way'] }),
  question('b1', 'b'),
  question('tip', 'tips', { advice: true, recall: [] }),
];
const CHOICE = { kind: 'questions', section: [], level: '', tag: '', path: '', n: 10, due: false };
const ids = (tasks) => tasks.map((task) => task.question.id);

for (const [choice, expected] of [
  [{}, ['a1', 'a2', 'b1']],
  [{ section: ['b', 'tips'] }, ['b1', 'tip']],
  [{ level: 'senior' }, ['a2']],
  [{ tag: 'b' }, ['a2']],
  [{ path: 'way' }, ['a2']],
  [{ kind: 'quick', section: ['b'] }, ['b1', 'b1']],
])
  test(`${JSON.stringify(choice)} fits ${expected}`, () => {
    assert.deepEqual(ids(fitting(GUIDE, { ...CHOICE, ...choice })), expected);
  });

test('due comes first, the longest first, then what is new, in turns of the sections', () => {
  const state = STATE();
  keeping(['b1'], '', { ...graded(null, 'good', NOW - 9 * DAY), due: NOW - DAY })(state);
  assert.deepEqual(ids(drawn(fitting(GUIDE, CHOICE), CHOICE, state, NOW)), ['b1', 'a1', 'a2']);
  assert.deepEqual(ids(drawn(fitting(GUIDE, CHOICE), CHOICE, STATE(), NOW)), ['a1', 'b1', 'a2']);
  assert.deepEqual(ids(drawn(fitting(GUIDE, CHOICE), { ...CHOICE, due: true }, state, NOW)), ['b1']);
  assert.deepEqual(ids(drawn(fitting(GUIDE, CHOICE), { ...CHOICE, n: 2 }, state, NOW)), ['b1', 'a1']);
});

test('what is known is not new, and what is to be repeated is due until it is graded', () => {
  const state = STATE();
  state.marks = { a1: { mark: 'known', at: '2026-11-01' }, b1: { mark: 'repeat', at: '2026-11-27' } };
  const { due, fresh } = sorted(fitting(GUIDE, CHOICE), state, NOW);
  assert.deepEqual([ids(due), ids(fresh)], [['b1'], ['a2']]);
  keeping(['b1'], '', graded(null, 'good', NOW))(state);
  assert.deepEqual(ids(sorted(fitting(GUIDE, CHOICE), state, NOW).due), []);
});

// Two browsers ---------------------------------------------------------------------------------------------------------

/** Return a generator of numbers from 0 to 1 that gives the same for the same seed (mulberry32). */
function chance(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function randomState(random) {
  const state = { ...STATE(), cards: {} };
  for (const id of ['one', 'two', 'two.p1', '__proto__', 'three'])
    if (random() < 0.7) {
      let card = null;
      let now = NOW + Math.floor(random() * 5) * DAY;
      for (let review = 0; review <= random() * 4; review += 1) {
        card = graded(card, ['again', 'hard', 'good', 'easy'][Math.floor(random() * 4)], now);
        now += Math.floor(random() * 3) * DAY + 60_000;
      }
      Object.defineProperty(state.cards, id, { value: card, enumerable: true, writable: true, configurable: true });
    }
  if (random() < 0.5)
    state.marks.one = { mark: random() < 0.5 ? 'known' : 'repeat', at: `2026-11-0${1 + Math.floor(random() * 3)}` };
  return state;
}

test('merging loses no review, does not depend on the order, and can be done twice', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = chance(seed);
    const [a, b, c] = [randomState(random), randomState(random), randomState(random)];
    const both = merged(a, b);
    for (const [id, card] of [...Object.entries(a.cards), ...Object.entries(b.cards)]) {
      const kept = new Set(both.cards[id].log.map(String));
      assert.ok(
        card.log.every((entry) => kept.has(String(entry))),
        `${seed} ${id}`,
      );
      assert.ok(both.cards[id].last >= card.last);
    }
    const same = (x, y) => assert.deepEqual(x, y, `seed ${seed}`);
    same(merged(a, b).cards, merged(b, a).cards);
    same(merged(a, b).marks, merged(b, a).marks);
    same(merged(merged(a, b), c).cards, merged(a, merged(b, c)).cards);
    same(merged(both, b), both);
    same(merged(a, a).cards, a.cards);
  }
});

test('merging keeps what is not known here', () => {
  const all = merged({ ...STATE(), mine: 1 }, { ...STATE(), theirs: 2, cards: { one: 'odd' } });
  assert.deepEqual([all.mine, all.theirs, all.cards.one], [1, 2, 'odd']);
});

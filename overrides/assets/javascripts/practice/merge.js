// Two states of two browsers in one: nothing of either is lost.
import { cardsIn, isCard } from '../lib/cards.js';

/**
 * Return a state with all of two. Of a card the later review counts, and its history has those of both; of a mark the
 * later day counts; of everything else, what the first has.
 * @param {import('../lib/state.js').State} mine
 * @param {import('../lib/state.js').State} theirs
 * @returns {import('../lib/state.js').State}
 */
export function merged(mine, theirs) {
  return {
    ...theirs,
    ...mine,
    marks: joined(mine.marks, theirs.marks, (a, b) => later(a, b, 'at')),
    cards: cardsIn(mine) ? joined(cardsIn(mine), cardsIn(theirs) ?? {}, mergedCard) : mine.cards,
    place: { ...theirs.place, ...mine.place },
    settings: { ...theirs.settings, ...mine.settings },
  };
}

function joined(mine, theirs, both) {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const has = (entries, name) => Object.hasOwn(entries, name);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      has(mine, name) && has(theirs, name) ? both(mine[name], theirs[name]) : (has(mine, name) ? mine : theirs)[name],
    ]),
  );
}

function mergedCard(mine, theirs) {
  if (!isCard(mine) || !isCard(theirs)) return isCard(theirs) ? theirs : mine;
  const log = new Map([...mine.log, ...theirs.log].map((entry) => [String(entry), entry]));
  const { log: _, ...last } = later({ ...mine, log: [] }, { ...theirs, log: [] }, 'last');
  return { ...last, log: [...log.values()].sort(([a, x], [b, y]) => a - b || x - y) };
}

/** Return what is later; of two at the same time always the same one, whichever comes first. */
function later(a, b, time) {
  const [x, y] = [a[time] ?? '', b[time] ?? ''];
  if (x !== y) return x > y ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}

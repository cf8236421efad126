// When a card comes again: FSRS on days, because what failed comes again in the same round anyway.
import { createEmptyCard, fsrs } from 'ts-fsrs';

export const GRADES = ['again', 'hard', 'good', 'easy'];
const REVIEW = 2; // the state of every card that was seen, without steps of minutes

/**
 * @typedef {object} Card what the browser keeps of a card, as STATE.md describes it
 * @property {number} due milliseconds since 1970, as all times here
 * @property {number} last when it was graded last
 * @property {number} stability in days
 * @property {number} difficulty from 1 to 10
 * @property {number} reps
 * @property {number} lapses
 * @property {string} [hash] of the texts that were seen
 * @property {[number, number][]} log when it was graded, and how: 1 to 4
 */

/**
 * Return how a grade changes a card; a clock that was set back stands still.
 * @param {Card | null} card null if it was never graded
 * @param {'again' | 'hard' | 'good' | 'easy'} grade
 * @param {number} now
 * @param {string} [hash] of the texts that were seen
 * @param {number[]} [weights] other parameters than FSRS' own, for tests
 * @returns {Card}
 */
export function graded(card, grade, now, hash, weights) {
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, ...(weights && { w: weights }) });
  const at = Math.max(now, card?.last ?? 0);
  const rating = GRADES.indexOf(grade) + 1;
  const next = scheduler.next(unpacked(card, at), new Date(at), rating).card;
  return {
    ...card,
    due: next.due.getTime(),
    last: at,
    stability: next.stability,
    difficulty: next.difficulty,
    reps: next.reps,
    lapses: next.lapses,
    ...(hash && { hash }),
    log: [...(card?.log ?? []), [at, rating]],
  };
}

/** Return a card as FSRS knows it. */
function unpacked(card, now) {
  const blank = createEmptyCard(new Date(now));
  if (!card) return blank;
  const { stability, difficulty, reps, lapses, due, last } = card;
  return {
    ...blank,
    stability,
    difficulty,
    reps,
    lapses,
    state: REVIEW,
    due: new Date(due),
    last_review: new Date(last),
    scheduled_days: Math.round((due - last) / 86_400_000),
  };
}

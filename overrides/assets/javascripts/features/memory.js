// When what is remembered of a reader is needed: an answer opens, something has been marked, or another tab has changed it.
import { isUsed, loadMemory } from '../lib/memory.js';

const ANSWER = '.question-answer';
const SHOWING = '[data-mark-for], [data-progress]';

/** Furnish answers when they open, and show what was marked. */
export function useMemory() {
  let opened = [...document.querySelectorAll(`${ANSWER}[open]`)];
  const furnish = async () => {
    const answers = opened;
    opened = [];
    if (answers.length) (await loadMemory())?.furnish(answers);
  };
  furnish();
  // The event does not bubble. Answers that open together come together.
  addEventListener(
    'toggle',
    ({ target }) => {
      if (!target.open || !target.matches(ANSWER)) return;
      if (!opened.length) setTimeout(furnish);
      opened.push(target);
    },
    { capture: true },
  );
  if (!document.querySelector(SHOWING)) return;
  const refresh = async () => (await loadMemory())?.showMarks();
  if (isUsed()) refresh();
  addEventListener('storage', refresh);
  // A page that the browser kept has heard of nothing.
  addEventListener('pageshow', ({ persisted }) => persisted && refresh());
}

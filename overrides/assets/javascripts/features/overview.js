// The overview of a section: a filter by level and tag, kept in the address; keys that lead from question to question.
import { setParameters, target } from '../lib/address.js';

const NAMES = ['level', 'tag'];

/** Show and serve the filter above a section's questions, if the page has one. */
export function filterQuestions() {
  const form = document.querySelector('.overview-filter');
  if (!form) return;
  const status = form.querySelector('[role=status]');
  const questions = [...document.querySelectorAll('.question')];
  const entry = (question) => document.querySelector(`[data-entry="${question.dataset.question}"]`);

  /** Show the questions that have the chosen level and tag; say how many. */
  function narrow() {
    const [level, tag] = NAMES.map((name) => form.elements[name].value);
    for (const question of questions) {
      const { level: own, tags } = question.dataset;
      question.hidden = (level && own !== level) || (tag && !tags.split(' ').includes(tag));
      entry(question).hidden = question.hidden;
    }
    const count = questions.filter((question) => !question.hidden).length;
    status.textContent =
      level || tag ? `${count} ${status.dataset.of} ${questions.length} ${status.dataset.questions}` : '';
  }

  /** Take the choice from the address; an unknown level or tag is none. */
  function read() {
    const choice = new URLSearchParams(location.search);
    for (const name of NAMES) {
      form.elements[name].value = choice.get(name) ?? '';
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = '';
    }
  }

  /** Keep the choice in the address, for links and reloads; a question that it hides is not meant any more. */
  function write() {
    const values = NAMES.map((name) => [name, form.elements[name].value || null]);
    setParameters(Object.fromEntries(values), { keepFragment: !target()?.closest('[hidden]') });
  }

  /** A link to a question that is hidden shows all. */
  function showTarget() {
    const named = target();
    if (!named?.closest('.question[hidden]')) return;
    for (const name of NAMES) form.elements[name].value = '';
    narrow();
    write();
    named.scrollIntoView();
  }

  form.addEventListener('change', () => {
    narrow();
    write();
  });
  addEventListener('hashchange', showTarget);
  read();
  narrow();
  form.hidden = false;
  document.querySelector('.overview-keys').hidden = false;
  showTarget();
}

/** Let Alt + ↓ and Alt + ↑ lead to the next and the previous question. */
export function watchQuestionKeys() {
  addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    const next = neighbour(step);
    if (!next) return;
    event.preventDefault();
    next.querySelector('summary').focus({ preventScroll: true });
    next.querySelector('h2').scrollIntoView();
  });
}

/**
 * Return the question that follows or precedes the reader. Where the focus is decides, because the last questions of a
 * page cannot all be scrolled to its top; a reader who has scrolled away continues from what is in view.
 * @param {1 | -1} step
 */
function neighbour(step) {
  const questions = [...document.querySelectorAll('.question:not([hidden])')];
  const focused = questions.indexOf(document.activeElement.closest('.question'));
  if (focused >= 0 && isInSight(questions[focused])) {
    // In the middle of an answer, back leads to its own beginning first.
    const passed = step < 0 && fromTop(questions[focused]) < -1;
    return questions[focused + (passed ? 0 : step)];
  }
  return step > 0
    ? questions.find((question) => fromTop(question) > 1)
    : questions.findLast((question) => fromTop(question) < -1);
}

function isInSight(question) {
  const { top, bottom } = question.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/** Return how far below the place to which links lead a question's heading is, in pixels. */
function fromTop(question) {
  const heading = question.querySelector('h2');
  return heading.getBoundingClientRect().top - parseFloat(getComputedStyle(heading).scrollMarginTop);
}

// Lists of questions: a filter, kept in the address; the contents, while no list is in sight; keys that lead from
// question to question, and past the list.
import { setParameters, target } from '../lib/address.js';
import { lazy } from '../lib/lazy.js';

/**
 * Show and serve the filter above a list of questions, if the page has one.
 * @param {URL} paths the address of what shows a way through the questions
 */
export function filterQuestions(paths) {
  const form = document.querySelector('.overview-filter');
  if (!form) return;
  const status = form.querySelector('[role=status]');
  const selects = [...form.querySelectorAll('select')];
  const way = form.elements.path;
  const loadPaths = lazy(paths);
  let isArranged = false; // whether a way has been shown
  const options = selects.flatMap((select) =>
    [...select.options].slice(1).map((option) => ({ select, option, label: option.text.replace(/ \(\d+\)$/, '') })),
  );
  const entries = [...document.querySelectorAll('[data-mark-for]')].map(takeApart);
  const groups = [...document.querySelectorAll('[data-section]')];
  const matching = (except) =>
    entries.filter(({ facts }) =>
      selects.every((select) => select === except || has(facts, select.name, select.value)),
    );

  /** Show the questions that have what is chosen; say how many, and offer no choice that leaves none. */
  function narrow() {
    const found = matching();
    for (const entry of entries) for (const part of entry.parts) part.hidden = !found.includes(entry);
    showGroups();
    if (way?.value || isArranged) arrange();
    for (const { select, option, label } of options) {
      const count = matching(select).filter(({ facts }) => has(facts, select.name, option.value)).length;
      option.text = `${label} (${count})`;
      option.disabled = !count && !option.selected;
    }
    const isNarrow = selects.some(({ value }) => value);
    status.textContent = isNarrow
      ? `${found.length} ${status.dataset.of} ${entries.length} ${status.dataset.questions}`
      : '';
    form.querySelector('[type=reset]').hidden = !isNarrow;
  }

  /** Put the questions into the order of the chosen way, or of the sections, in which they stay if that is not loaded. */
  async function arrange() {
    const module = await loadPaths();
    if (!module) return;
    isArranged = true;
    module.showPath(way.value);
    showGroups();
  }

  function showGroups() {
    for (const group of groups) group.hidden = !group.querySelector('[data-mark-for]:not([hidden])');
  }

  /** Take the choice from the address; an unknown value is none. */
  function read() {
    const choice = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = choice.get(select.name) ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
  }

  /** Keep the choice in the address, for links and reloads; a question that it hides is not meant any more. */
  function write() {
    const values = selects.map(({ name, value }) => [name, value || null]);
    setParameters(Object.fromEntries(values), { keepFragment: !target()?.closest('[hidden]') });
  }

  function follow() {
    narrow();
    write();
  }

  /** A link to a question that is hidden shows all. */
  function showTarget() {
    const named = target();
    if (!named?.closest('.question[hidden], [data-section][hidden]')) return;
    for (const select of selects) select.value = '';
    follow();
    named.scrollIntoView();
  }

  form.addEventListener('change', follow);
  // Behind the browser, which empties the choice when all have heard of it.
  form.addEventListener('reset', () =>
    setTimeout(() => {
      follow();
      selects[0].focus();
    }),
  );
  addEventListener('hashchange', showTarget);
  read();
  narrow();
  form.hidden = false;
  showTarget();
}

/** Return what an entry of a list says of its question, and what shows or hides with it. */
function takeApart(element) {
  const [id] = element.dataset.markFor.split(',');
  const question = document.querySelector(`.question[data-question="${id}"]`);
  const inContents = document.querySelector(`.md-nav--secondary [href="#${id}"]`)?.parentElement;
  const { level, asked, tags, tag = tags, path } = (question ?? element).dataset;
  return { facts: { level, asked, tag, path }, parts: [element, question, inContents].filter(Boolean) };
}

/** Return whether a question has what is chosen; everything has nothing. */
function has(facts, name, value) {
  return !value || facts[name].split(' ').includes(value);
}

/** Show the contents beside the text when the overview, which says the same, is out of sight. */
export function showContents() {
  const overview = document.querySelector('.overview');
  const contents = document.querySelector('.md-sidebar--secondary');
  if (!overview || !contents) return;
  // Until the theme, which follows the reader, says which question that is
  const question = target()?.closest('.question')?.dataset.question;
  contents.querySelector(`a[href="#${question}"]`)?.classList.add('md-nav__link--active');
  // The last of what a slow machine reports at once
  const follow = (entries) => contents.toggleAttribute('data-shown', !entries.at(-1).isIntersecting);
  new IntersectionObserver(follow).observe(overview);
}

/** Let the link past the overview lead to the control of the first answer that is not hidden. */
export function leadToAnswers() {
  const keys = document.querySelector('.overview-keys');
  if (keys) keys.hidden = false;
  document.querySelector('.to-answers')?.addEventListener('click', (event) => {
    const first = document.querySelector('.question:not([hidden])');
    if (!first) return;
    event.preventDefault();
    lead(first);
  });
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
    lead(next);
  });
}

function lead(question) {
  question.querySelector('summary').focus({ preventScroll: true });
  question.querySelector('h2').scrollIntoView();
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

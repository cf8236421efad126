// The overview of a section: a filter by level and tag, kept in the address; keys that lead from question to question.

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
    status.textContent = level || tag ? `${count} ${status.dataset.of} ${questions.length} ${status.dataset.questions}` : '';
  }

  /** Take the choice from the address; an unknown level or tag is none. */
  function read() {
    const choice = new URLSearchParams(location.search);
    for (const name of NAMES) {
      form.elements[name].value = choice.get(name) ?? '';
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = '';
    }
  }

  /** Keep the choice in the address, for links and reloads. */
  function write() {
    const address = new URL(location.href);
    for (const name of NAMES) {
      if (form.elements[name].value) address.searchParams.set(name, form.elements[name].value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, '', address);
    passOn();
  }

  /** Let the links to other languages carry the choice. */
  function passOn() {
    const chosen = NAMES.filter((name) => form.elements[name].value).map((name) => [name, form.elements[name].value]);
    for (const link of document.querySelectorAll('a[hreflang]')) link.search = new URLSearchParams(chosen);
  }

  /** A link to a question that is hidden shows all. */
  function showTarget() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !target.closest('.question[hidden]')) return;
    for (const name of NAMES) form.elements[name].value = '';
    narrow();
    write();
    target.scrollIntoView();
  }

  form.addEventListener('change', () => {
    narrow();
    write();
  });
  addEventListener('hashchange', showTarget);
  read();
  passOn();
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
    const questions = [...document.querySelectorAll('.question:not([hidden])')];
    const next = step > 0 ? questions.find((question) => top(question) > 1) : questions.findLast((question) => top(question) < -1);
    if (!next) return;
    event.preventDefault();
    next.querySelector('summary').focus({ preventScroll: true });
    next.querySelector('h2').scrollIntoView();
  });
}

/** Return how far below the header, where links lead, the heading of a question stands. */
function top(question) {
  const heading = question.querySelector('h2');
  return heading.getBoundingClientRect().top - parseFloat(getComputedStyle(heading).scrollMarginTop);
}

// The home page: a random question, and the one that was opened last.

import { recall, store } from '../lib/storage.js';

const KEY = 'guide:last-question';

/** Remember the question whose answer was opened last; answers that open together, as on paper, were not chosen. */
export function rememberQuestion() {
  let opened = [...document.querySelectorAll('.question-answer[open]')];
  const keep = () => {
    if (opened.length === 1) store(KEY, opened[0].closest('.question').dataset.question);
    opened = [];
  };
  keep();
  // The event does not bubble.
  addEventListener(
    'toggle',
    ({ target }) => {
      if (!target.open || !target.matches('.question-answer')) return;
      if (!opened.length) setTimeout(keep);
      opened.push(target);
    },
    { capture: true },
  );
}

/** Fill the home page's two links that depend on the reader. */
export function offerQuestions() {
  const list = document.getElementById('questions');
  if (!list) return;
  const questions = JSON.parse(list.textContent);
  const show = (link, { url, title }) => {
    link.href = url;
    if (title) link.querySelector('span').textContent = title;
    link.hidden = false;
  };
  const random = document.querySelector('[data-random]');
  const draw = () => show(random, { url: questions[Math.floor(Math.random() * questions.length)].url });
  draw();
  // Drawn again for readers who return to this page with the Back button.
  addEventListener('pageshow', draw);
  const last = questions.find(({ id }) => id === recall(KEY));
  if (last) show(document.querySelector('[data-continue]'), last);
}

// The home page: a random question, and the one that was opened last.

import { recall, store } from './storage.js';

const KEY = 'guide:last-question';

/** Remember the question whose answer was opened last. */
export function rememberQuestion() {
  // The event does not bubble.
  addEventListener('toggle', ({ target }) => {
    const question = target.open && target.matches('.question-answer') && target.closest('.question').dataset.question;
    if (question) store(KEY, question);
  }, { capture: true });
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
  // Drawn anew for the reader who comes back to this page by the browser's button.
  addEventListener('pageshow', draw);
  const last = questions.find(({ id }) => id === recall(KEY));
  if (last) show(document.querySelector('[data-continue]'), last);
}

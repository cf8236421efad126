// The home page: a random question, and the one that was opened last.

import { isUsed, loadMemory } from '../lib/memory.js';

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
  const goOn = async () => {
    const place = (await loadMemory())?.recall().state.place;
    const last = questions.find(({ id }) => id === place?.question);
    if (last) show(document.querySelector('[data-continue]'), last);
  };
  if (isUsed()) goOn();
}

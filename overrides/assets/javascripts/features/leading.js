// Where readers get to from an open answer: back to its question when they close it, by its bar or at its foot, because what
// was below would come up in its place; and on to the next question that the filter shows.

/** Lead readers who close an answer to its question, if that is out of sight. */
export function leadBack() {
  addEventListener('click', (event) => {
    const answer = event.target.closest('.question-answer[open] > summary, .foot-close')?.closest('.question-answer');
    if (!answer) return;
    // The browser would toggle it once more.
    event.preventDefault();
    answer.open = false;
    answer.querySelector('summary').focus({ preventScroll: true });
    const heading = answer.closest('.question').querySelector('h2');
    const { top, bottom } = heading.getBoundingClientRect();
    const edge = document.querySelector('.md-header')?.offsetHeight ?? 0;
    if (top < edge || bottom > innerHeight) heading.scrollIntoView({ behavior: 'instant' });
  });
}

/** Let the way on from an answer lead past questions that are hidden; out of the section, if all others are. */
export function leadOn() {
  // In the capture phase, before others ask where the link leads.
  addEventListener(
    'click',
    ({ target }) => {
      const link = target.closest('.foot-next');
      if (!link) return;
      const questions = [...document.querySelectorAll('.question')];
      const rest = questions.slice(questions.indexOf(link.closest('.question')) + 1);
      const next = rest.find(({ hidden }) => !hidden);
      if (next) link.href = `#${next.dataset.question}`;
      else if (rest.length) link.href = rest.at(-1).querySelector('.foot-next').href;
    },
    { capture: true },
  );
}

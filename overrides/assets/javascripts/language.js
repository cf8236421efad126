// The language switch leads to the question that is being read.

/** Add the question being read to the links to other languages. */
export function followReader() {
  // In the capture phase, because the theme handles the click, too, and would drop the fragment.
  addEventListener('click', (event) => {
    const link = event.target.closest('a[hreflang]');
    if (!link) return;
    const question = questionBeingRead();
    link.hash = question ? question.dataset.question : '';
    event.stopImmediatePropagation();
  }, { capture: true });
}

/** Return the question that the address names if it is in sight, or else the one at the upper third of the window. */
function questionBeingRead() {
  const questions = [...document.querySelectorAll('.question')];
  const inSight = (question) => {
    const { top, bottom } = question.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  const named = location.hash && document.getElementById(location.hash.slice(1))?.closest('.question');
  if (named && inSight(named)) return named;
  return questions.find((question) => {
    const { top, bottom } = question.getBoundingClientRect();
    return top < innerHeight / 3 && bottom > innerHeight / 3;
  });
}

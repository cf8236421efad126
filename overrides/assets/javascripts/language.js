// The language switch leads to the question that is being read, or to the term that the address names.

/** Add the question being read, or the term, to the links to other languages. */
export function followReader() {
  // In the capture phase, because the theme handles the click, too, and would drop the fragment.
  addEventListener('click', (event) => {
    const link = event.target.closest('a[hreflang]');
    if (!link) return;
    const question = questionBeingRead();
    link.hash = question?.dataset.question ?? document.querySelector('.glossary-entry > :target')?.id ?? '';
    event.stopImmediatePropagation();
  }, { capture: true });
}

/** Return the question that the address names if it is in sight, or else the first in the upper third of the window. */
function questionBeingRead() {
  const header = document.querySelector('.md-header').offsetHeight;
  const reaches = (question, height) => {
    const { top, bottom } = question.getBoundingClientRect();
    return top < height && bottom > header + 20;
  };
  const named = location.hash && document.getElementById(location.hash.slice(1))?.closest('.question');
  if (named && reaches(named, innerHeight)) return named;
  return [...document.querySelectorAll('.question')].find((question) => reaches(question, innerHeight / 3));
}

// A link to a question opens its answer; two buttons open and close all.

/** Open the question that the address names, and show its heading at the top. */
export function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const question = target && target.closest('.question');
  if (!question) return;
  question.querySelector('details').open = true;
  target.scrollIntoView();
}

/** Open the target of every link within the page, even if the address does not change by it. */
export function watchLinks() {
  addEventListener('hashchange', openTarget);
  addEventListener('click', (event) => {
    const link = event.target.closest('a[href*="#"]');
    if (link && link.href === location.href) openTarget();
    const button = event.target.closest('[data-answers]');
    if (button) setAll(button.dataset.answers === 'open-all');
  });
}

/** @param {boolean} open */
function setAll(open) {
  for (const details of document.querySelectorAll('.question > details')) details.open = open;
}

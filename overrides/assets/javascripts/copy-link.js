// The link of a question copies its address, and says so, to a screen reader, too.

/** Turn each question's link into a button that copies it. Its name, its text and the question, stays in step by itself. */
export function offerCopy() {
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  for (const link of document.querySelectorAll('.question-link')) {
    link.textContent = link.dataset.copyLink;
    link.role = 'button';
    link.addEventListener('click', (event) => {
      // With these keys the browser opens the link in a tab or a window.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation(); // the page opens what a link leads to (answers.js)
      copy(link, status);
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      link.click();
    });
  }
}

/**
 * Copy a link's address without the query that a search hit may have left.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} status
 */
async function copy(link, status) {
  const address = new URL(link.getAttribute('href'), location.origin + location.pathname).href;
  let message = link.dataset.linkCopied;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    // No permission, or no https.
    history.replaceState(history.state, '', address);
    message = link.dataset.copyFailed;
  }
  link.textContent = status.textContent = message;
  setTimeout(() => {
    link.textContent = link.dataset.copyLink;
    status.textContent = '';
  }, 3000);
}

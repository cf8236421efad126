// The link of a question copies its address, and says so, also to a screen reader.
import { replace } from '../lib/address.js';

/** Turn each question's link into a button that copies it. Its name, its text and the question, stays in step by itself. */
export function offerCopy() {
  const { dataset: texts } = document.querySelector('.question-tools') ?? {};
  if (!texts) return;
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  for (const link of document.querySelectorAll('.question-link')) {
    link.textContent = texts.copyLink;
    link.role = 'button';
    link.addEventListener('click', (event) => {
      // With these keys the browser opens the link in a tab or a window.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      copy(link, status, texts);
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
 * @param {DOMStringMap} texts
 */
async function copy(link, status, texts) {
  const address = new URL(link.getAttribute('href'), location.origin + location.pathname).href;
  let message = texts.linkCopied;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    // No permission, or no https.
    replace(address, history.state);
    message = texts.copyFailed;
  }
  link.textContent = status.textContent = message;
  setTimeout(() => {
    link.textContent = texts.copyLink;
    status.textContent = '';
  }, 3000);
}

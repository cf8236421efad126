// The links of a question, below its heading and at the foot of its answer, copy its address, and say so, also to a screen
// reader.
import { replace } from '../lib/address.js';

const LINKS = '.question-link, .foot-copy';

/** Turn the links of questions into buttons that copy them. Their names, text and question, stay in step by themselves. */
export function offerCopy() {
  const { dataset: texts } = document.querySelector('.question-tools') ?? {};
  if (!texts) return;
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  for (const link of document.querySelectorAll(LINKS)) {
    link.textContent = texts.copyLink;
    link.role = 'button';
  }
  addEventListener('click', (event) => {
    const link = event.target.closest(LINKS);
    // With these keys the browser opens the link in a tab or a window.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    copy(link, status, texts);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== ' ' || !event.target.matches?.(LINKS)) return;
    event.preventDefault();
    event.target.click();
  });
}

/**
 * Copy a link's address, which is that of the question's own page; if that is not possible, show the question's place here.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} status
 * @param {DOMStringMap} texts
 */
async function copy(link, status, texts) {
  let message = texts.linkCopied;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    // No permission, or no https.
    replace(`${location.pathname}#${link.closest('.question').dataset.question}`, history.state);
    message = texts.copyFailed;
  }
  link.textContent = status.textContent = message;
  setTimeout(() => {
    link.textContent = texts.copyLink;
    status.textContent = '';
  }, 3000);
}

// The link of a question copies its address, and says so, to a screen reader, too.

/** Turn each question's link into a control that copies it. */
export function offerCopy() {
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  for (const link of document.querySelectorAll('.question-link')) {
    link.textContent = link.dataset.copyLink;
    link.addEventListener('click', () => copy(link, status));
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
    // No permission, or no https: the click has put the link into the address bar.
    message = link.dataset.copyFailed;
  }
  link.textContent = status.textContent = message;
  setTimeout(() => {
    link.textContent = link.dataset.copyLink;
    status.textContent = '';
  }, 3000);
}

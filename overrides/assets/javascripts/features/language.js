// The links to other languages lead to the text that is being read, with the same answers open.
import { target as named } from '../lib/address.js';
import { currentPlace, partBeingRead, write } from '../lib/place.js';
import { openFolds } from './answers.js';

const TOP = 40; // px; a reader who has scrolled less is at the beginning of the page
// The events that come before a link is followed, copied or opened in a new tab.
const SIGNS = ['pointerdown', 'contextmenu', 'focusin', 'keydown', 'click'];

/** Keep the links to other languages at what is being read. */
export function followReader() {
  for (const sign of SIGNS) {
    // In the capture phase, before the browser follows the link.
    addEventListener(
      sign,
      ({ target }) => {
        const link = target instanceof Element && target.closest('a[hreflang]');
        if (link) lead(link);
      },
      { capture: true },
    );
  }
}

/** @param {HTMLAnchorElement} link */
function lead(link) {
  const address = new URL(link.href);
  address.hash = partBeingRead(named());
  const open = openFolds();
  keep(address.searchParams, 'open', address.hash || open.length ? open.join(',') : null);
  keep(address.searchParams, 'at', scrollY > TOP ? write(currentPlace()) : null);
  link.href = address.href.replaceAll('%2C', ',');
}

function keep(parameters, name, value) {
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
}

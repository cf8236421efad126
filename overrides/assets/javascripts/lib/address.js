// The address of the page: the element that its fragment names, and the parameters in which a page keeps what was chosen.

const SHARED = ['level', 'asked', 'tag', 'path', 'only', 'term']; // what all languages understand, so that a link to another one takes it along

/** Return the element that the fragment names, written as it is or percent-encoded; null if there is none. */
export function target() {
  const name = location.hash.slice(1);
  if (!name) return null;
  return document.getElementById(name) ?? document.getElementById(decoded(name));
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign.
  }
}

/**
 * Replace parameters of the address, and leave all others as they are; null removes one.
 * @param {Record<string, string | null>} values
 * @param {{keepFragment?: boolean}} [options] without the fragment if it names what is not shown any more
 */
export function setParameters(values, { keepFragment = true } = {}) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (!keepFragment) address.hash = '';
  // Ids and commas are readable as they are.
  address.search = address.search.replaceAll('%2C', ',');
  replace(address, history.state);
  shareParameters();
}

/** Let the links to other languages carry what was chosen on this page. */
export function shareParameters() {
  const own = new URLSearchParams(location.search);
  const shared = SHARED.filter((name) => own.has(name)).map((name) => [name, own.get(name)]);
  const search = String(new URLSearchParams(shared)).replaceAll('%2C', ',');
  for (const link of document.querySelectorAll('a[hreflang]')) link.search = search;
}

/**
 * Replace the address and the state of the history's entry, unless the browser refuses that, as some do when it happens
 * often.
 * @param {URL | string} address
 * @param {unknown} state
 */
export function replace(address, state) {
  try {
    history.replaceState(state, '', address);
  } catch {
    // The page works without it; only a reload or a shared link knows less.
  }
}

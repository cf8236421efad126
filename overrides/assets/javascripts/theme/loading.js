// The theme's script serves the search's hits, the menu's state and the buttons of code blocks: a third of a page's
// weight, of which a first view needs nothing. It is loaded at the first sign that there is a reader, and so is what
// we add to the search.

import { countSigns, onReader } from '../lib/reader.js';

const waiting = [];
const signs = countSigns();
let theme = ''; // '', 'ready' or 'failed'
let searches = 0; // that failed

/**
 * Do something when the theme's script has run, or when it could not be loaded.
 * @param {() => void} ready
 * @param {() => void} [failed]
 */
export function onTheme(ready, failed = () => {}) {
  waiting.push({ ready, failed });
  if (theme) ({ ready, failed })[theme]();
}

/**
 * Load the theme's script and our part of the search when the reader does something, or at once for a search.
 * @param {URL} search the address of our part
 */
export function awaitReader(search) {
  for (const load of [loadTheme, () => loadSearch(search)]) {
    if (new URLSearchParams(location.search).has('q')) load();
    else onReader(load);
  }
}

/**
 * Prepare to load once more what may fail: at once if the reader has done something meanwhile or the connection has
 * come back, or else at the reader's next sign.
 * @param {() => void} load
 * @returns {() => void} to be called when it has failed
 */
function retry(load) {
  const before = signs();
  const offline = !navigator.onLine;
  return () => {
    if (signs() > before || (offline && navigator.onLine)) load();
    else onReader(load);
  };
}

/**
 * Keep the menu and the search open while the theme starts. Of an address with a fragment it takes the reader to have
 * followed a link just now, and closes both after 125 ms; but it only starts because the reader has opened one.
 * @returns {() => void} to be called when it has started
 */
function keepOpen() {
  const { setInterval } = window;
  window.setInterval = (act, delay, ...rest) => (delay === 125 ? 0 : setInterval(act, delay, ...rest));
  return () => (window.setInterval = setInterval);
}

function loadTheme() {
  const again = retry(loadTheme);
  const tell = (state) => {
    theme = state;
    for (const each of waiting) each[state]();
  };
  const box = document.querySelector('.md-search__input');
  let typed = null;
  box?.addEventListener('input', () => (typed = box.value));
  const script = document.createElement('script');
  script.src = document.getElementById('theme-script').dataset.src;
  const started = keepOpen();
  script.addEventListener('load', () => {
    started();
    // It has put into the box what the address asks for, also over what was typed meanwhile.
    if (typed !== null) box.value = typed;
    try {
      // It waits for the document to be ready, which has long been said.
      window.document$.next(document);
    } catch (error) {
      tell('failed');
      throw error;
    }
    tell('ready');
  });
  script.addEventListener('error', () => {
    started();
    tell('failed');
    again();
  });
  document.head.append(script);
}

/** @param {URL} address */
async function loadSearch(address) {
  // Browsers remember of an address that it could not be loaded.
  if (searches) address.search = searches;
  const again = retry(() => loadSearch(address));
  let module;
  try {
    module = await import(address.href);
  } catch {
    searches += 1;
    const advice = document.querySelector('.search-advice');
    if (!advice) return;
    document.querySelector('.md-search-result__meta').textContent =
      advice.dataset[navigator.onLine ? 'failed' : 'offline'];
    again();
    return;
  }
  module.setUpSearch(onTheme);
}

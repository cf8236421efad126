// Which answers are open, and which folds in them. A link from elsewhere, a search hit and a link inside another answer open the question that
// they name; the overview and the contents only lead to it, because readers should answer first. Whatever leads back
// (reload, Back, Forward, a restored tab) shows the page as it was left, which the history's entry remembers. What
// must happen before the first paint is in partials/arrival.html.
import { replace, target } from '../lib/address.js';
import { currentPlace, goTo, read } from '../lib/place.js';

const ANSWERS = '.question-answer';
const FOLDS = '.question details'; // answers, and the folds in them
const RESTING = 100; // ms without scrolling after which a place is remembered: not at each step, which some browsers refuse
const LEADING_ONLY = '.overview a, .md-nav a, .foot-next, .question-ways a, [data-random]';

let entry = ''; // of the history, on which the page is
let restoring = false; // until the page shows that entry again, nothing is to be remembered

/** Follow links, the browser's buttons and the two buttons for all answers; remember what is open, and where. */
export function watchAnswers() {
  entry = recalled()?.entry ?? newEntry();
  markLinks();
  takeOver();
  let timer = 0;
  // Once for all answers that open together.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(remember);
  };
  let leading = null;
  addEventListener('click', (event) => {
    const button = event.target.closest('[data-answers]');
    if (button) setAll(button.dataset.answers === 'open-all');
    const link = event.target.closest('a[href*="#"]');
    if (link) remember();
    leading = link?.matches(LEADING_ONLY) ? link.href : null;
    // The address does not change, so no browser reports it.
    if (link?.href === location.href && !leading && !event.defaultPrevented) openTarget();
  });
  // Before the browser scrolls to where this entry was left, and before hashchange.
  addEventListener('popstate', () => {
    const memory = recalled();
    // A link to where the page is already, in Chromium
    if (memory?.entry === entry) return;
    entry = memory?.entry ?? newEntry();
    if (memory) return restore(memory);
    if (location.href !== leading) openTarget();
    // Not at once: an entry that is replaced now forgets where it was scrolled to.
    soon();
  });
  rememberChanges(soon);
}

/** Let a page in a new tab know as well that the link only leads there: its referrer has no path. */
function markLinks() {
  for (const link of document.querySelectorAll(LEADING_ONLY)) link.referrerPolicy = 'origin';
  if (location.pathname !== '/') return;
  // At the root, the referrer of every link is without a path. What leads on from the last visit has no address yet.
  for (const link of document.querySelectorAll(`.md-content a[href*="#"]:not(${LEADING_ONLY}), [data-continue]`))
    link.referrerPolicy = 'no-referrer';
}

/**
 * Bring the text back that was read in another language, or when the entry was left: browsers know neither that the
 * filters have changed the page since it was loaded nor, WebKit, where it was if the address has a fragment.
 */
function takeOver() {
  const address = new URL(location.href);
  const { searchParams } = address;
  const place =
    read(searchParams.get('at') ?? '') ?? (navigator.userActivation?.hasBeenActive ? null : recalled()?.place);
  if (searchParams.has('open') || searchParams.has('at')) {
    searchParams.delete('open');
    searchParams.delete('at');
    replace(address, history.state);
  }
  if (!place) return remember();
  restoring = true;
  goTo(place);
  // Until everything is loaded, browsers scroll to the fragment; and what else starts now may change what is above.
  const settle = () => requestAnimationFrame(() => arrive(place));
  if (document.readyState === 'complete') settle();
  else addEventListener('load', settle, { once: true });
}

/** Go to a place once more, now that nothing else moves the page, and remember it. */
function arrive(place) {
  goTo(place);
  restoring = false;
  remember();
}

/** Open the question that the address names, and the fold in it that has what it names. */
function openTarget() {
  const named = target();
  for (const details of [named?.closest('.question')?.querySelector(ANSWERS), named?.closest('.question-depth')]) {
    if (details) details.open = true;
  }
}

/** @param {boolean} open */
function setAll(open) {
  for (const details of document.querySelectorAll(ANSWERS)) details.open = open;
}

/**
 * Show an entry as it was left. The browser scrolls next, but not always to where that was: Chromium, coming back to the
 * entry with which the page was loaded, goes to its fragment.
 */
function restore({ open, place }) {
  for (const details of document.querySelectorAll(FOLDS)) details.open = open.includes(nameOf(details));
  restoring = true;
  requestAnimationFrame(() => arrive(place));
}

/**
 * Return what this entry of the history remembers, or null if it is new.
 * @returns {{entry: string, open: string[], place: import('./place.js').Place} | null}
 */
function recalled() {
  const memory = history.state?.guide;
  return Array.isArray(memory?.open) && memory.place ? memory : null;
}

function newEntry() {
  return Math.random().toString(36).slice(2);
}

/** Keep in the history's entry what is open, and where the reader is. */
function remember() {
  if (restoring) return;
  replace(location.href, { ...history.state, guide: { entry, open: openFolds(), place: currentPlace() } });
}

/** Return the names of what is open: an answer's is its question's id, the first fold in it is canary-vs-blue-green.1 */
export function openFolds() {
  return [...document.querySelectorAll(`${FOLDS}[open]`)].map(nameOf);
}

function nameOf(details) {
  const question = details.closest('.question');
  const number = [...question.querySelectorAll('details')].indexOf(details);
  return number ? `${question.dataset.question}.${number}` : question.dataset.question;
}

/** @param {() => void} soon remembers in a moment */
function rememberChanges(soon) {
  // The event does not bubble.
  addEventListener('toggle', ({ target: details }) => details.matches?.(FOLDS) && soon(), { capture: true });
  // The theme empties the entry's state when the search closes.
  document.getElementById('__search')?.addEventListener('change', soon);
  let timer = 0;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(remember, RESTING);
    },
    { passive: true },
  );
  addEventListener('pagehide', remember);
  // Firefox may drop what is remembered while a page goes, and keep the page itself: it comes back as it was left.
  addEventListener('pageshow', ({ persisted }) => persisted && soon());
}

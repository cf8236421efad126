// What the browser remembers of a reader, as STATE.md describes it. Whatever the storage does, reading goes on: what
// cannot be kept counts until the page is left, and what was stored and cannot be read here is not overwritten.

export const KEY = 'guide.v1';
const VERSION = 1;
// What was remembered before there was one key for everything.
const LAST_QUESTION = 'guide:last-question';
const SINGLE_KEYS = 'guide:single-keys';

/**
 * @typedef {object} State
 * @property {1} version
 * @property {Record<string, {mark: string, at?: string}>} marks by the question's id
 * @property {Record<string, object>} [cards] by the card's id; what cards.js cannot read is kept as it is
 * @property {{question?: string}} place
 * @property {{singleKeys?: boolean}} settings
 *
 * @typedef {'' | 'forbidden' | 'full' | 'unreadable' | 'newer'} Trouble why nothing is kept; '' if it is
 * @typedef {(state: State) => void} Change says what is to be, not what is to be different: it may be made again
 */

/** @type {Change[]} what could not be kept, in order */
let pending = [];
let isFull = false;

/**
 * Return what is remembered, with what could not be kept since the page was loaded.
 * @returns {{state: State, trouble: Trouble}}
 */
export function recall() {
  const { state, trouble } = stored();
  for (const change of pending) change(state);
  return { state, trouble: trouble || (isFull ? 'full' : '') };
}

/**
 * Make a change to what is stored now, which another tab may have changed meanwhile.
 * @param {Change} change
 * @returns {Trouble} why it counts for this page only
 */
export function keep(change) {
  pending.push(change);
  const { text, trouble } = stored();
  if (trouble) return trouble;
  const wanted = JSON.stringify(recall().state);
  try {
    if (wanted !== text) localStorage.setItem(KEY, wanted);
  } catch {
    isFull = true;
    return 'full';
  }
  pending = [];
  isFull = false;
  for (const former of [LAST_QUESTION, SINGLE_KEYS]) localStorage.removeItem(former);
  return '';
}

/**
 * Remove everything that is stored, also what cannot be read; what could not be kept is kept now.
 * @returns {Trouble}
 */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    return 'forbidden';
  }
  return keep(() => {});
}

/**
 * Read a state that was exported elsewhere.
 * @param {string} text
 * @returns {{state: State, trouble: '' | 'unreadable' | 'newer'}}
 */
export function read(text) {
  const state = parsed(text);
  if (Number.isInteger(state?.version) && state.version > VERSION) return { state: completed({}), trouble: 'newer' };
  if (!isState(state)) return { state: completed({}), trouble: 'unreadable' };
  return { state: completed(state), trouble: '' };
}

/** Return what is stored: as text, if it can be read, and as a state, which is blank if it cannot. */
function stored() {
  let text;
  let former;
  try {
    text = localStorage.getItem(KEY);
    former = { question: localStorage.getItem(LAST_QUESTION), singleKeys: localStorage.getItem(SINGLE_KEYS) };
  } catch {
    return { state: completed({}), trouble: 'forbidden' };
  }
  const { state, trouble } = read(text ?? JSON.stringify({ version: VERSION }));
  return trouble ? { state, trouble } : { text, state: takenOver(state, former), trouble };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Return a state that has all its parts. */
function completed(state) {
  state.version ??= VERSION;
  for (const part of ['marks', 'place', 'settings']) state[part] ??= {};
  return state;
}

/** Return a state with what it lacks and the former keys have. */
function takenOver(state, { question, singleKeys }) {
  if (question) state.place.question ??= question;
  if (singleKeys) state.settings.singleKeys ??= singleKeys !== 'off';
  return state;
}

/** Return whether a value is a state, as far as it is read here: what is not known may be anything. */
function isState(value) {
  if (!isRecord(value) || value.version !== VERSION) return false;
  const { marks = {}, place = {}, settings = {} } = value;
  return (
    [marks, place, settings].every(isRecord) &&
    Object.values(marks).every((entry) => isRecord(entry) && typeof entry.mark === 'string') &&
    ['undefined', 'string'].includes(typeof place.question) &&
    ['undefined', 'boolean'].includes(typeof settings.singleKeys)
  );
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

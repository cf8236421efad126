// The marks that readers give to questions. A question has names: its id, then its former ids, under which it may have
// been marked before it was renamed.

export const MARKS = ['known', 'repeat'];

/**
 * Return the mark of a question, or null if it has none that is known here.
 * @param {import('./state.js').State} state
 * @param {string[]} names
 * @returns {'known' | 'repeat' | null}
 */
export function markOf({ marks }, names) {
  const { mark } = entryOf(marks, names);
  return MARKS.find((each) => each === mark) ?? null;
}

/**
 * Return the change that marks a question, or that takes its mark away.
 * @param {string[]} names
 * @param {'known' | 'repeat' | null} mark
 * @returns {import('./state.js').Change}
 */
export function marking(names, mark) {
  const at = dayOf(Date.now());
  return ({ marks }) => {
    const entry = { ...entryOf(marks, names), mark, at };
    for (const each of names) delete marks[each];
    if (mark) marks[names[0]] = entry;
  };
}

/** Return what is remembered under the first name that is there. */
export function entryOf(marks, names) {
  // Names are also those of what every object inherits.
  const name = names.find((each) => Object.hasOwn(marks, each));
  return name === undefined ? {} : marks[name];
}

/** Return the reader's day at a time as YYYY-MM-DD. */
export function dayOf(time) {
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

// The cards of practice, as STATE.md describes them: that of a question has its id; that of a prompt has the question's
// id, a dot and a hash of the prompt. A question that was renamed keeps its cards under its former ids.

const NUMBERS = ['due', 'last', 'stability', 'difficulty', 'reps', 'lapses'];

/**
 * Return all cards by their ids; null if what stands in their place cannot be read, and is not to be overwritten.
 * @param {import('./state.js').State} state
 * @returns {Record<string, unknown> | null}
 */
export function cardsIn({ cards = {} }) {
  return typeof cards === 'object' && cards !== null && !Array.isArray(cards) ? cards : null;
}

/**
 * Return what is kept of a card, or null: for what cannot be read, the card is new.
 * @param {import('./state.js').State} state
 * @param {string[]} names of the question: its id, then its former ids
 * @param {string} [prompt] a hash, of the card of a prompt
 * @returns {import('../practice/schedule.js').Card | null}
 */
export function cardOf(state, names, prompt = '') {
  const cards = cardsIn(state) ?? {};
  const id = names.map((name) => cardId(name, prompt)).find((each) => Object.hasOwn(cards, each));
  return id !== undefined && isCard(cards[id]) ? cards[id] : null;
}

/** Return the id of a card. */
export function cardId(name, prompt) {
  return prompt ? `${name}.${prompt}` : name;
}

/**
 * Return the change that keeps a card, or removes it; from then on it stands under the question's id.
 * @param {string[]} names
 * @param {string} prompt
 * @param {import('../practice/schedule.js').Card | null} card
 * @returns {import('./state.js').Change}
 */
export function keeping(names, prompt, card) {
  return (state) => {
    const cards = cardsIn(state);
    if (!cards) return;
    state.cards = cards;
    for (const name of names) delete cards[cardId(name, prompt)];
    if (card) cards[cardId(names[0], prompt)] = card;
  };
}

/**
 * Return how many cards of questions are due.
 * @param {import('./state.js').State} state
 * @param {string[][]} questions the names of each
 * @param {number} now
 */
export function countDue(state, questions, now) {
  const names = new Set(questions.flat());
  return Object.entries(cardsIn(state) ?? {}).filter(([id, card]) => names.has(id.split('.')[0]) && card?.due <= now)
    .length;
}

/** Return whether a value is a card. */
export function isCard(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    NUMBERS.every((name) => Number.isFinite(value[name])) &&
    Array.isArray(value.log) &&
    value.log.every((entry) => Array.isArray(entry) && entry.length === 2 && entry.every(Number.isFinite))
  );
}

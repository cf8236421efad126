// What comes in a round, and in which order.
import { cardOf } from '../lib/cards.js';
import { dayOf, entryOf, markOf } from '../lib/marks.js';

/**
 * @typedef {object} Task a card of the guide: a question, or one of its prompts
 * @property {object} question of practice.v1.*.json
 * @property {{id: string, prompt: string, answer: string} | null} prompt
 *
 * @typedef {{kind: 'quick' | 'questions', section: string[], level: string, tag: string, path: string, n: number, due: boolean}} Choice
 */

/** Return the names of a task's question: its id, then its former ids. */
export const namesOf = ({ question }) => [question.id, ...question.former_ids];

/**
 * Return the tasks that fit a choice: advice only if its section is chosen.
 * @param {object[]} questions
 * @param {Choice} choice
 * @returns {Task[]}
 */
export function fitting(questions, { kind, section, level, tag, path }) {
  return questions
    .filter((each) => (section.length ? section.includes(each.section) : !each.advice))
    .filter((each) => !level || each.level === level)
    .filter((each) => !tag || each.tags.includes(tag))
    .filter((each) => !path || each.paths.includes(path))
    .flatMap((question) =>
      kind === 'quick' ? question.recall.map((prompt) => ({ question, prompt })) : [{ question, prompt: null }],
    );
}

/**
 * Return what is due and what is new among tasks: the longest due first, the others in their order.
 * @param {Task[]} tasks
 * @param {import('../lib/state.js').State} state
 * @param {number} now
 */
export function sorted(tasks, state, now) {
  const due = [];
  const fresh = [];
  for (const task of tasks) {
    const card = cardOf(state, namesOf(task), task.prompt?.id);
    const repeat = !task.prompt && wantsRepeating(state, task, card);
    if (card ? card.due <= now || repeat : repeat) due.push([card?.due ?? 0, task]);
    else if (!card && markOf(state, namesOf(task)) !== 'known') fresh.push(task);
  }
  return { due: due.sort(([a], [b]) => a - b).map(([, task]) => task), fresh };
}

/**
 * Return the tasks of a round: due ones, then new ones, each mixed over the sections.
 * @param {Task[]} tasks
 * @param {Choice} choice
 * @param {import('../lib/state.js').State} state
 * @param {number} now
 * @returns {Task[]}
 */
export function drawn(tasks, { n, due: onlyDue }, state, now) {
  const { due, fresh } = sorted(tasks, state, now);
  return [...mixed(due), ...(onlyDue ? [] : mixed(fresh))].slice(0, n);
}

/** Return whether a question was marked to repeat since it was graded last. */
function wantsRepeating(state, task, card) {
  const { mark, at = '' } = entryOf(state.marks, namesOf(task));
  return mark === 'repeat' && (!card || dayOf(card.last) < at);
}

/** Return tasks in turns of their sections, so that no two of one follow each other while there are others. */
function mixed(tasks) {
  const sections = new Map();
  for (const task of tasks) sections.set(task.question.section, [...(sections.get(task.question.section) ?? []), task]);
  const longest = Math.max(0, ...[...sections.values()].map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => [...sections.values()].map((each) => each[turn]))
    .flat()
    .filter(Boolean);
}

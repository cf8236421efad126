// What the browser keeps of a reader, as a file: saved, read into what is there, cleared.
import { cardsIn } from '../lib/cards.js';
import { forget, keep, read, recall } from '../lib/state.js';
import { cardsOf, HERE } from './data.js';
import { merged } from './merge.js';
import { text } from './texts.js';

const FILE = 'mlops-interview-guide.json';
const part = document.querySelector('.practice-kept');
const status = part.querySelector('[data-kept-status]');

/** Serve the buttons below the choice. */
export function serveKept() {
  part.querySelector('[data-kept=export]').addEventListener('click', save);
  part.querySelector('[data-kept=import]').addEventListener('change', take);
  part.querySelector('[data-kept=reset]').addEventListener('click', clear);
  showGone();
}

function save() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(recall().state, null, 1)], { type: 'application/json' }));
  link.download = FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function take({ target }) {
  const [file] = target.files;
  if (!file) return;
  const { state: theirs, trouble } = read(await file.text());
  target.value = '';
  if (trouble) {
    status.textContent = text(`import-${trouble}`);
    return;
  }
  const problem = keep((state) => Object.assign(state, merged(structuredClone(state), theirs)));
  const count = Object.keys(cardsIn(theirs) ?? {}).length;
  status.textContent = problem ? text(`not-kept-${problem}`) : text('imported', { n: count });
  dispatchEvent(new Event('storage'));
}

function clear() {
  if (!confirm(text('reset-really'))) return;
  forget();
  status.textContent = '';
  dispatchEvent(new Event('storage'));
}

/** Say that cards are kept of questions that the guide does not have any more. */
async function showGone() {
  const ids = Object.keys(cardsIn(recall().state) ?? {});
  if (!ids.length) return;
  const { questions } = await cardsOf(HERE).catch(() => ({ questions: null }));
  if (!questions) return;
  const known = new Set(questions.flatMap(({ id, former_ids: former }) => [id, ...former]));
  const gone = ids.filter((id) => !known.has(id.split('.')[0])).length;
  if (gone) part.querySelector('[data-kept-gone]').textContent = text('gone', { n: gone });
}

// The home page: a random question, the one that was opened last, and what is known of each section. None of it stands in
// the page, which would grow with the guide: it is asked for when there is a reader, or when something is remembered.
import { isUsed, loadMemory } from '../lib/memory.js';
import { onReader } from '../lib/reader.js';

const CONTENTS = 'contents.json';

/** @typedef {{id: string, title: string, names: string[], advice: boolean}} Question names: its id and its former ids */

/** Fill what depends on the reader, if this is the home page. */
export function offerQuestions() {
  const random = document.querySelector('[data-random]');
  if (!random) return;
  const draw = async () => {
    const all = asked(await loadContents());
    if (!all.length) return;
    random.href = all[Math.floor(Math.random() * all.length)];
    random.hidden = false;
  };
  const remind = () => isUsed() && showMemory();
  onReader(draw);
  remind();
  // Once more for readers who return to this page with the Back button.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    draw();
    remind();
  });
}

/** Show the question that was opened last, and how many of each section are known. */
async function showMemory() {
  const [memory, sections] = await Promise.all([loadMemory(), loadContents()]);
  if (!memory) return;
  for (const part of document.querySelectorAll('[data-progress-of]'))
    part.dataset.progress = (sections[part.dataset.progressOf] ?? []).map(({ names }) => names.join(',')).join(' ');
  memory.showMarks();
  const { state } = memory.recall();
  const due = memory.countDue(
    state,
    Object.values(sections)
      .flat()
      .map(({ names }) => names),
    Date.now(),
  );
  if (due) offer(document.querySelector('[data-due]'), document.querySelector('[data-due]').href, due);
  const { question } = state.place;
  for (const [section, questions] of Object.entries(sections)) {
    const last = questions.find(({ names }) => names.includes(question));
    if (last) offer(document.querySelector('[data-continue]'), `${section}/#${last.id}`, last.title);
  }
}

function offer(link, address, title) {
  link.href = address;
  link.querySelector('span').textContent = title;
  link.hidden = false;
}

/** Return the addresses of what interviews ask, which advice is not. */
function asked(sections) {
  return Object.entries(sections).flatMap(([section, questions]) =>
    questions.filter(({ advice }) => !advice).map(({ id }) => `${section}/#${id}`),
  );
}

let loading = null;

/**
 * Return the questions by section: none if they cannot be loaded now. They are loaded once, and again if that failed.
 * @returns {Promise<Record<string, Question[]>>}
 */
function loadContents() {
  loading ??= fetch(CONTENTS)
    .then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.url}`);
      return response.json();
    })
    .catch(() => {
      loading = null;
      return {};
    });
  return loading;
}

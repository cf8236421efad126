// A way through the questions: its questions in its own order, in one list, with what it is for and how long it takes.

/**
 * Show a way in the list of all questions, or the sections again.
 * @param {string} id '' for none
 */
export function showPath(id) {
  const part = document.querySelector('.path');
  const [title, why, minutes, list] = part.children;
  for (const entry of list.querySelectorAll('li')) putBack(entry);
  const path = JSON.parse(part.querySelector('script').textContent)[id];
  part.hidden = !path;
  if (!path) return;
  title.textContent = path.title;
  why.textContent = path.why;
  minutes.textContent = path.minutes;
  path.questions.forEach((question, i) => {
    const entry = find(question);
    homes.set(entry, { list: entry.parentElement, value: entry.value });
    list.append(entry);
    entry.value = i + 1;
  });
}

/** Where entries stand in the lists of the sections. */
const homes = new Map();

function putBack(entry) {
  const { list, value } = homes.get(entry);
  entry.value = value;
  const after = [...list.children].find((each) => each.value > value);
  list.insertBefore(entry, after ?? null);
}

function find(question) {
  return [...document.querySelectorAll('[data-mark-for]')].find(
    ({ dataset }) => dataset.markFor.split(',')[0] === question,
  );
}

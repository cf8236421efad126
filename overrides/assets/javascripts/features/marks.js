// The marks that a reader has given to questions, wherever a page lists questions or counts them.
//
// <li data-mark-for="id"> gets a sign with a word. Where the question is not on the page, its former ids follow, after
// commas. <p data-progress="id id"> says how many of these are known, or of those beside it if it names none; its own
// text stays as long as there is no mark. With data-clear-marks it also has the button that clears all marks, and says
// why there are none. At the foot of an answer, <button data-mark="known"> is pressed.
import { countDue } from '../lib/cards.js';
import { markOf } from '../lib/marks.js';
import { forget, keep, recall } from '../lib/state.js';
import texts from '../texts.js';

export const TEXTS = texts[document.documentElement.lang];
const TOLD = ['unreadable', 'newer']; // what is said although the reader has not marked anything

/** What progress says without a mark. */
const unmarked = new WeakMap();

/**
 * Show the marks in a part of the page.
 * @param {ParentNode} [part]
 */
export function showMarks(part = document) {
  const { state, trouble } = recall();
  for (const element of part.querySelectorAll('[data-mark-for]'))
    showSign(element, markOf(state, namesIn(element.dataset.markFor)));
  for (const element of part.querySelectorAll('[data-progress]')) showProgress(element, state, trouble);
  for (const note of part.querySelectorAll('.answer-foot .foot-due')) {
    const due = countDue(state, [namesOf(note.closest('.question'))], Date.now());
    note.textContent = due ? TEXTS.due.replace('{due}', due) : '';
  }
  for (const control of part.querySelectorAll('.answer-foot [data-mark]')) {
    const mark = markOf(state, namesOf(control.closest('.question')));
    control.ariaPressed = String(control.dataset.mark === mark);
  }
}

/**
 * Return the names of a question that is on the page: its id, and its former ids.
 * @param {HTMLElement} question
 */
export function namesOf(question) {
  return [question.dataset.question, ...[...question.querySelectorAll(':scope > span[id]')].map(({ id }) => id)];
}

/**
 * Let the reader clear what is stored and cannot be read.
 * @param {() => void} done
 */
export function forgetButton(done) {
  return button('forget', () => {
    if (!confirm(TEXTS['forget-really'])) return;
    forget();
    done();
  });
}

function namesIn(entry) {
  const names = entry.split(',');
  const question = document.querySelector(`[data-question="${names[0]}"]`);
  return question ? namesOf(question) : names;
}

function showSign(element, mark) {
  element.querySelector(':scope > .mark')?.remove();
  if (!mark) return;
  const word = document.createElement('span');
  word.className = 'visually-hidden';
  word.textContent = TEXTS[`mark-${mark}`];
  const sign = document.createElement('span');
  sign.className = `mark mark-${mark}`;
  sign.append(word);
  element.append(' ', sign);
}

function showProgress(element, state, trouble) {
  if (!unmarked.has(element)) unmarked.set(element, element.textContent);
  const clears = 'clearMarks' in element.dataset;
  const told = clears && TOLD.includes(trouble);
  const done = () => {
    showMarks();
    // The button is gone.
    element.tabIndex = -1;
    element.focus();
  };
  const controls = [];
  if (told && trouble === 'unreadable') controls.push(forgetButton(done));
  if (clears && Object.keys(state.marks).length) controls.push(clearButton(done));
  element.replaceChildren(
    told ? TEXTS[`not-kept-${trouble}`] : (progress(element, state) ?? unmarked.get(element)),
    ...controls.flatMap((control) => [' ', control]),
  );
}

/** Return how many questions of a progress are known, and how many of their cards are due; null if there is neither. */
function progress(element, state) {
  const named = element.dataset.progress.split(' ').filter(Boolean);
  const beside = () =>
    [...element.parentElement.querySelectorAll('[data-mark-for]')].map((each) => each.dataset.markFor);
  const questions = (named.length ? named : beside()).map(namesIn);
  const marks = questions.map((names) => markOf(state, names));
  const due = countDue(state, questions, Date.now());
  const told = due ? TEXTS.due.replace('{due}', due) : null;
  if (!marks.some(Boolean)) return told;
  const count = (mark) => marks.filter((each) => each === mark).length;
  const numbers = { known: count('known'), repeat: count('repeat'), all: marks.length };
  return [TEXTS.progress.replace(/\{(\w+)\}/g, (_, name) => numbers[name]), told].filter(Boolean).join(' · ');
}

function clearButton(done) {
  return button('clear-marks', () => {
    if (!confirm(TEXTS['clear-marks-really'])) return;
    keep((state) => {
      state.marks = {};
    });
    done();
  });
}

function button(key, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = TEXTS[key];
  element.addEventListener('click', act);
  return element;
}

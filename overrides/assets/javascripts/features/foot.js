// The foot of an answer: what the built page has not, because it needs the script: closing, the reader's marks, and the
// copied link. It is furnished when its answer opens.
import { MARKS, marking } from '../lib/marks.js';
import { keep } from '../lib/state.js';
import { forgetButton, namesOf, showMarks, TEXTS } from './marks.js';

/**
 * Furnish the feet of answers that have opened together. One that has opened by itself was chosen, and is where the
 * reader is; those that open together, as on paper, were not.
 * @param {HTMLDetailsElement[]} answers
 */
export function furnish(answers) {
  if (answers.length === 1) {
    const { question } = answers[0].closest('.question').dataset;
    keep(({ place }) => {
      place.question = question;
    });
  }
  for (const answer of answers) {
    const foot = answer.querySelector('.answer-foot');
    if (foot && !foot.querySelector('button')) build(foot, answer.closest('.question'));
  }
  showMarks();
}

/** Add to a foot what it lacks, between the ways to the next question and to a report. */
function build(foot, question) {
  const report = foot.querySelector('.foot-report');
  const note = document.createElement('p');
  note.className = 'foot-note';
  note.setAttribute('role', 'status');
  const parts = [
    ...MARKS.map((mark) => {
      const element = button(mark, `mark-${mark}`);
      element.dataset.mark = mark;
      element.addEventListener('click', () => press(element, question, note));
      return element;
    }),
    button('close', 'close'),
    navigator.share ? shareButton(question) : copyLink(question),
  ];
  const due = document.createElement('span');
  due.className = 'foot-due';
  for (const part of [...parts, due]) foot.insertBefore(part, report);
  foot.append(note);
  for (const control of foot.querySelectorAll('a, button')) nameWithQuestion(control, question);
}

function button(name, key) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = `foot-${name}`;
  element.textContent = TEXTS[key];
  return element;
}

/** Return what opens the browser's own sheet for sharing, which has copying, too. */
function shareButton(question) {
  const element = button('share', 'share');
  element.addEventListener('click', () => {
    const title = question.querySelector('h2').textContent;
    // Readers may leave the sheet as they came.
    navigator.share({ title, url: question.querySelector('.question-link').href }).catch(() => {});
  });
  return element;
}

/** Return a link that copy-link.js serves. */
function copyLink(question) {
  const link = document.createElement('a');
  link.className = 'foot-copy';
  link.href = question.querySelector('.question-link').getAttribute('href');
  link.role = 'button';
  link.textContent = TEXTS['copy-link'];
  return link;
}

/** Let a control's name be its text and the question, as that of the others. */
function nameWithQuestion(control, question) {
  const { question: id } = question.dataset;
  control.id = `${id}-${control.className}`;
  control.setAttribute('aria-labelledby', `${control.id} ${id}`);
}

/** Mark a question, or take the mark away if it is the one that is shown; say it if that cannot be kept. */
function press(control, question, note) {
  const mark = control.ariaPressed === 'true' ? null : control.dataset.mark;
  const trouble = keep(marking(namesOf(question), mark));
  showMarks();
  note.replaceChildren(trouble && TEXTS[`not-kept-${trouble}`]);
  if (trouble !== 'unreadable') return;
  const forget = forgetButton(() => {
    note.replaceChildren();
    showMarks();
    control.focus();
  });
  note.append(' ', forget);
}

// The end of a round: what was known, what comes when, and where to read it.
import { placed } from './data.js';
import { action, make, text } from './texts.js';

const KNOWN = ['good', 'easy'];

/**
 * Show what a round was like.
 * @param {HTMLElement} stage
 * @param {{task: import('./round.js').Task, card: object, grade: string, sure: boolean | null}[]} done
 * @param {object} options
 */
export function report(stage, done, { cards, again, leave }) {
  const date = new Intl.DateTimeFormat(cards.language, { dateStyle: 'medium' });
  const last = new Map(done.map((each) => [each.task, each]));
  const entries = [...last.values()];
  const heading = make('h2', { tabIndex: -1 }, text('done'));
  const list = (title, found) =>
    found.length
      ? make('section', {}, make('h3', {}, `${title} (${found.length})`), make('ul', {}, ...found.map(entry)))
      : null;
  stage.replaceChildren(
    make(
      'div',
      { className: 'practice-done', data: { round: 'done' } },
      heading,
      list(
        text('known'),
        entries.filter(({ grade }) => KNOWN.includes(grade)),
      ),
      list(
        text('coming'),
        entries.filter(({ grade }) => !KNOWN.includes(grade)),
      ),
      sureness(entries),
      make(
        'p',
        { className: 'practice-ways' },
        primary(action('more', text('more'), again)),
        action('leave', text('stop'), leave),
      ),
    ),
  );
  heading.focus();

  function entry({ task: { question, prompt }, card }) {
    const link = make('a', { href: placed(question.page) });
    link.innerHTML = prompt ? prompt.prompt : question.title;
    return make('li', {}, link, ' ', make('small', {}, date.format(new Date(card.due))));
  }
}

/** Return how many of the cards of which the reader was sure were right. */
function sureness(entries) {
  const sure = entries.filter((each) => each.sure);
  if (!entries.some((each) => each.sure !== null)) return null;
  const right = sure.filter(({ grade }) => KNOWN.includes(grade)).length;
  return make('p', {}, text('sure-result', { sure: sure.length, right }));
}

function primary(button) {
  button.classList.add('md-button--primary');
  return button;
}

// What is practised, kept in the address: ?section=a,b&level=&tag=&path=&n=&due=1 and so on. With a number, the round
// starts at once.
import { setParameters } from '../lib/address.js';
import { keep, recall } from '../lib/state.js';
import { cardsOf, HERE, THERE } from './data.js';
import { play } from './play.js';
import { drawn, fitting, sorted } from './round.js';
import { action, text } from './texts.js';

const form = document.querySelector('.practice-choice');
const stage = document.querySelector('.practice-round');
const status = form.querySelector('[data-practice-status]');
const SWITCHES = ['clock', 'sure']; // settings, which stay
const MOST = 100;

/** Serve the choice; start the round that the address asks for. */
export function serveChoice() {
  readAddress();
  const { settings } = recall().state;
  for (const name of SWITCHES) form.elements[name].checked = settings[name] === true;
  form.querySelector('[data-practice-keys]').hidden = settings.singleKeys === false;
  form.addEventListener('change', follow);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    setParameters({ n: String(choice().n) });
    start();
  });
  addEventListener('storage', showStatus);
  if (new URLSearchParams(location.search).has('n')) start();
  else showChoice();
}

/** Show the choice again, with what is due now. */
function showChoice() {
  stage.hidden = true;
  form.hidden = false;
  document.querySelector('.practice-kept').hidden = false;
  setParameters({ n: null });
  showStatus();
}

async function start() {
  const chosen = choice();
  try {
    const [cards, others] = await Promise.all([cardsOf(HERE), chosen.ask ? cardsOf(THERE) : null]);
    const tasks = drawn(fitting(cards.questions, chosen), chosen, recall().state, Date.now());
    if (!tasks.length) {
      showChoice();
      status.textContent = text('none');
      return;
    }
    form.hidden = true;
    document.querySelector('.practice-kept').hidden = true;
    await play(stage, tasks, { ...chosen, cards, others, again: start, leave: leaveRound });
  } catch (error) {
    showChoice();
    showFailure(error, start);
  }
}

/** Leave a round for the choice, which is where the reader is then. */
function leaveRound() {
  showChoice();
  form.querySelector('button').focus();
}

/** Say that the cards cannot be loaded, and offer to try it again. */
function showFailure(error, retry) {
  reportError(error);
  status.replaceChildren(text('failed'), ' ', action('retry', text('retry'), retry));
}

function follow({ target }) {
  if (SWITCHES.includes(target.name))
    keep(({ settings }) => {
      settings[target.name] = target.checked;
    });
  const { kind, section, level, tag, path, ask, due } = choice();
  setParameters({
    kind: kind === 'quick' ? null : kind,
    section: section.join(',') || null,
    level: level || null,
    tag: tag || null,
    path: path || null,
    ask: ask || null,
    due: due ? '1' : null,
  });
  showStatus();
}

/** Return what the form says. */
function choice() {
  const { kind, level, tag, path, ask, n, due, clock, sure } = form.elements;
  return {
    kind: kind.value,
    section: [...form.querySelectorAll('[name=section]:checked')].map(({ value }) => value),
    level: level.value,
    tag: tag.value,
    path: path.value,
    ask: ask.value,
    n: Math.min(MOST, Math.max(1, Math.floor(Number(n.value)) || 10)),
    due: due.checked,
    clock: clock.checked,
    sure: sure.checked,
  };
}

/** Let the form say what the address does; an unknown value is none. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const { elements } = form;
  if (asked.get('kind') === 'questions') elements.kind.value = 'questions';
  const sections = (asked.get('section') ?? '').split(',');
  for (const box of form.querySelectorAll('[name=section]')) box.checked = sections.includes(box.value);
  for (const name of ['level', 'tag', 'path', 'ask']) {
    elements[name].value = asked.get(name) ?? '';
    if (elements[name].selectedIndex < 0) elements[name].value = '';
  }
  elements.due.checked = asked.get('due') === '1';
  const n = Number(asked.get('n'));
  if (Number.isInteger(n) && n >= 1) elements.n.value = Math.min(n, MOST);
}

/** Say how much is due and new. */
async function showStatus() {
  try {
    const { questions } = await cardsOf(HERE);
    const { due, fresh } = sorted(fitting(questions, choice()), recall().state, Date.now());
    status.textContent = text('status', { due: due.length, new: fresh.length });
  } catch (error) {
    // Whoever could not start a round is offered that.
    if (!status.querySelector('[data-action=retry]')) showFailure(error, showStatus);
  }
}

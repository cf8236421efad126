// A round: one card after the other, asked, shown, graded; what failed comes again at its end.
import { cardOf, cardsIn, keeping } from '../lib/cards.js';
import { keep, recall } from '../lib/state.js';
import { answerTo, HERE, placed, THERE } from './data.js';
import { report } from './report.js';
import { namesOf } from './round.js';
import { GRADES, graded } from './schedule.js';
import { action, make, text } from './texts.js';

const DAY = 86_400_000;
const LENGTHS = { gist: 30, answer: 120 }; // seconds

let stop = () => {};

/**
 * Play a round.
 * @param {HTMLElement} stage
 * @param {import('./round.js').Task[]} tasks
 * @param {object} options `ask`, `clock`, `sure`: as chosen; `cards`, `others`: of both languages; `again`, `leave`
 */
export async function play(stage, tasks, options) {
  stop();
  const [asking, answering] =
    options.ask === 'asked' ? [THERE, HERE] : options.ask === 'answered' ? [HERE, THERE] : [HERE, HERE];
  const questions = [...new Set(tasks.filter(({ prompt }) => !prompt).map(({ question }) => question.id))];
  // All that the round needs, so that the network may go.
  const answers = new Map(await Promise.all(questions.map(async (id) => [id, await answerTo(id, answering)])));
  const there = new Map((options.others?.questions ?? []).map((each) => [each.id, each]));
  const inLanguage = (language, question) => (language === HERE ? question : there.get(question.id));
  const queue = [...tasks];
  const done = [];
  stage.hidden = false;
  const listen = (event) => press(event, stage);
  addEventListener('keydown', listen);
  stop = () => removeEventListener('keydown', listen);
  next();

  function next() {
    if (!queue.length) return finish();
    show(queue[0]);
  }

  function finish() {
    stop();
    report(stage, done, options);
  }

  function show(task) {
    const { question, prompt } = task;
    const names = namesOf(task);
    const kept = cardOf(recall().state, names, prompt?.id);
    const asked = inLanguage(asking, question);
    const place = text('place', {
      n: tasks.length - queue.filter((each) => !isGraded(each)).length + 1,
      all: tasks.length,
    });
    const heading = make('h2', { tabIndex: -1, lang: asking, className: 'practice-asked' });
    heading.innerHTML = prompt ? promptIn(asked, prompt).prompt : asked.title;
    const trouble = make('p', { role: 'status', className: 'practice-trouble' });
    const back = make('div', { className: 'practice-back', hidden: true });
    const reveal = action('reveal', text('reveal'), () => turn());
    reveal.classList.add('md-button--primary');
    let sure = null;
    const ways = make(
      'p',
      { className: 'practice-ways' },
      action('skip', text('skip'), () => {
        queue.shift();
        next();
      }),
      done.length ? action('undo', text('undo'), undo) : null,
      action('stop', text('stop'), finish),
    );
    const card = make(
      'article',
      { className: 'practice-card', data: { card: question.id + (prompt ? `.${prompt.id}` : '') } },
      make('p', { className: 'practice-place' }, `${place} · ${options.cards.sections[question.section]}`),
      heading,
      kept?.hash && !prompt && kept.hash !== question.hash
        ? make('p', { className: 'practice-changed' }, text('changed'))
        : null,
      options.clock && !prompt ? clock() : null,
      options.sure ? confidence((value) => (sure = value)) : null,
      reveal,
      back,
      trouble,
      ways,
    );
    stage.replaceChildren(card);
    heading.focus();

    function turn() {
      if (!back.hidden) return;
      reveal.hidden = true;
      const grades = gradesOf(kept, (grade) => settle(task, kept, grade, sure, trouble));
      if (prompt) {
        const fact = make('p', { className: 'practice-said', lang: answering });
        fact.innerHTML = promptIn(inLanguage(answering, question), prompt).answer;
        back.append(fact);
      } else {
        const answer = answers.get(question.id);
        back.append(...said(answer), ticks(answer, grades));
      }
      back.append(grades);
      back.hidden = false;
      const first = back.firstElementChild;
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
    }

    /** Return what is said in answer to a question: in 30 seconds, in two minutes, and where the rest is. */
    function said({ gist, answer, terms }) {
      const short = make('div', { className: 'practice-gist', lang: answering });
      short.innerHTML = gist;
      const long = make('div', { lang: answering });
      long.innerHTML = answer;
      return [
        short,
        make('details', { className: 'practice-long' }, make('summary', {}, text('two-minutes')), long),
        make('p', {}, make('a', { href: placed(question.page), target: '_blank' }, text('in-guide'))),
        options.ask && terms.length ? pairs(terms) : null,
      ].filter(Boolean);
    }
  }

  function promptIn(question, { id }) {
    return question.recall.find((each) => each.id === id);
  }

  /** Return the terms of a question in both languages. */
  function pairs(terms) {
    const rows = terms.map(([one, other]) =>
      make('li', {}, one, ' – ', make('span', { lang: answering === HERE ? THERE : HERE }, other)),
    );
    return make(
      'section',
      { className: 'practice-terms' },
      make('h3', {}, text('terms')),
      make('ul', { lang: answering }, ...rows),
    );
  }

  function isGraded(task) {
    return done.some((each) => each.task === task);
  }

  function settle(task, kept, grade, sure, trouble) {
    const { question, prompt } = task;
    const card = graded(kept, grade, Date.now(), prompt ? '' : question.hash);
    const problem = keep(keeping(namesOf(task), prompt?.id ?? '', card));
    const told = problem || (cardsIn(recall().state) ? '' : 'unreadable');
    queue.shift();
    if (grade === 'again') queue.push(task);
    done.push({ task, kept, card, grade, sure });
    next();
    if (told) (stage.querySelector('.practice-trouble') ?? trouble).textContent = text(`not-kept-${told}`);
  }

  /** Take the last grade back, with what it changed. */
  function undo() {
    const { task, kept } = done.pop();
    keep(keeping(namesOf(task), task.prompt?.id ?? '', kept));
    const waiting = queue.lastIndexOf(task);
    if (waiting >= 0) queue.splice(waiting, 1);
    queue.unshift(task);
    next();
  }
}

/** Return the buttons that grade, each with when the card comes again. */
function gradesOf(kept, settle) {
  const buttons = GRADES.map((grade) => {
    const { due, last } = graded(kept, grade, Date.now());
    const days = Math.max(1, Math.round((due - last) / DAY));
    const when = grade === 'again' ? text('this-round') : days === 1 ? text('one-day') : text('days', { n: days });
    const button = action(grade, '', () => settle(grade));
    button.append(make('span', {}, text(grade)), ' ', make('small', {}, when));
    return button;
  });
  return make('div', { className: 'practice-grades' }, ...buttons);
}

/** Return the points of the rubric to tick, which propose a grade. */
function ticks({ rubric }, grades) {
  const boxes = rubric.map(() => make('input', { type: 'checkbox' }));
  const entries = rubric.map(({ text: point }, i) => {
    const label = make('label', {}, boxes[i], ' ');
    const words = make('span');
    words.innerHTML = point;
    label.append(words);
    return make('li', {}, label);
  });
  const propose = () => {
    const share = boxes.filter(({ checked }) => checked).length / boxes.length;
    const proposed = share < 0.34 ? 'again' : share < 0.67 ? 'hard' : share < 1 ? 'good' : 'easy';
    for (const button of grades.children) {
      const isProposed = button.dataset.action === proposed;
      button.classList.toggle('md-button--primary', isProposed);
      button.querySelector('.visually-hidden')?.remove();
      if (isProposed) button.append(make('span', { className: 'visually-hidden' }, ` (${text('proposed')})`));
    }
  };
  propose();
  const list = make(
    'fieldset',
    { className: 'practice-ticks' },
    make('legend', {}, text('ticks')),
    make('ul', {}, ...entries),
  );
  list.addEventListener('change', propose);
  return list;
}

/** Return the question how sure the reader is. */
function confidence(choose) {
  const choices = [true, false].map((value) => {
    const input = make('input', { type: 'radio', name: 'practice-confidence' });
    input.addEventListener('change', () => choose(value));
    return make('label', {}, input, ` ${text(value ? 'is-sure' : 'is-unsure')}`);
  });
  return make('fieldset', { className: 'practice-sure' }, make('legend', {}, text('how-sure')), ...choices);
}

/** Return a clock that runs for as long as the answer may take, and says when the short one is over. */
function clock() {
  const began = performance.now();
  const shown = make('p', { className: 'practice-clock', role: 'timer' });
  const tell = () => {
    if (!shown.isConnected && performance.now() - began > 1000) return;
    const seconds = Math.floor((performance.now() - began) / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    shown.dataset.over = seconds >= LENGTHS.answer ? 'answer' : seconds >= LENGTHS.gist ? 'gist' : '';
    setTimeout(tell, 250);
  };
  tell();
  return shown;
}

/** Serve the keys of a round, unless the reader has turned single keys off. */
function press(event, stage) {
  if (event.altKey || event.ctrlKey || event.metaKey || recall().state.settings.singleKeys === false) return;
  if (event.target.closest?.('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]')) return;
  const isOnControl = event.target.closest?.('button, a, summary, label, input');
  const name = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy', 0: 'skip', u: 'undo', ' ': 'reveal' }[
    event.key.toLowerCase()
  ];
  if (!name || (name === 'reveal' && isOnControl)) return;
  const control = stage.querySelector(`[data-action=${name}]`);
  if (!control || control.closest('[hidden]')) return;
  event.preventDefault();
  control.click();
}

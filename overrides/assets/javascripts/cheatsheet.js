// The reader's selection on the cheat sheet: what is ticked is printed, and kept in the address as ?only=…, or as ?path=…
// if it is a way through the questions.
import { offerInterviewer } from './features/interviewer.js';
import { setParameters } from './lib/address.js';

const entries = [...document.querySelectorAll('.sheet-entry')].map((element) => ({
  element,
  box: element.querySelector('.sheet-tick input'),
  // The question's id, its section, its level, and former ids.
  names: element.dataset.names.split(' '),
  paths: element.dataset.paths.split(' '),
}));
const form = document.querySelector('.sheet-choice');
const groups = [...form.querySelectorAll('[data-group]')].map((box) => ({
  box,
  name: box.dataset.group,
  members: entries.filter(({ names }) => names.includes(box.dataset.group)),
}));

const way = form.elements.path;

/** Tick what the address names: a way, or ids, sections and levels; everything if it names nothing. */
function readAddress() {
  const { only = null, path } = Object.fromEntries(new URLSearchParams(location.search));
  if (isWay(path)) return take(path);
  const wanted = only === null ? null : only.split(',');
  for (const { box, names } of entries) box.checked = !wanted || names.some((name) => wanted.includes(name));
}

function isWay(path) {
  return Boolean(path) && [...way.options].some(({ value }) => value === path);
}

/** Tick the questions of a way. */
function take(path) {
  for (const { box, paths } of entries) box.checked = paths.includes(path);
}

/** Return the way that is ticked, and nothing beside it; '' if there is none, or if everything is ticked. */
function wayOfChoice() {
  if (entries.every(({ box }) => box.checked)) return '';
  const ways = [...way.options].map(({ value }) => value).filter(Boolean);
  return ways.find((path) => entries.every(({ box, paths }) => box.checked === paths.includes(path))) ?? '';
}

/** Put the choice into the address and into the links to other languages. */
function writeAddress() {
  const path = wayOfChoice() || null;
  const isAll = entries.every(({ box }) => box.checked);
  setParameters({ path, only: path || isAll ? null : namesOfChoice().join(',') });
}

/** Return the choice in few words: whole sections and levels first, the largest before others, then single questions. */
function namesOfChoice() {
  const open = new Set(entries.filter(({ box }) => box.checked));
  const names = [];
  for (const { name, members } of [...groups].sort((a, b) => b.members.length - a.members.length)) {
    if (members.every(({ box }) => box.checked) && members.some((member) => open.has(member))) {
      names.push(name);
      for (const member of members) open.delete(member);
    }
  }
  return [...names, ...[...open].map(({ names: [id] }) => id)];
}

/** Show the choice in all controls; what is not chosen is marked, so that it is not printed. */
function show() {
  for (const { element, box } of entries) element.toggleAttribute('data-left-out', !box.checked);
  for (const { box, members } of groups) {
    const chosen = members.filter((member) => member.box.checked).length;
    box.checked = chosen === members.length;
    box.indeterminate = chosen > 0 && chosen < members.length;
  }
  way.value = wayOfChoice();
  const count = entries.filter(({ box }) => box.checked).length;
  form.querySelector('[data-count]').textContent = `${count}/${entries.length}`;
  form.querySelector('[data-print]').disabled = count === 0;
}

function choose(members, checked) {
  for (const { box } of members) box.checked = checked;
}

addEventListener('change', ({ target }) => {
  const group = groups.find(({ box }) => box === target);
  if (target === way) isWay(way.value) ? take(way.value) : choose(entries, true);
  if (group) choose(group.members, target.checked);
  show();
  writeAddress();
});
form.addEventListener('click', ({ target }) => {
  if (target.dataset.choose) {
    choose(entries, target.dataset.choose === 'all');
    show();
    writeAddress();
  }
  if ('print' in target.dataset) print();
});

readAddress();
show();
writeAddress();
form.hidden = false;
offerInterviewer(form.querySelector('.interviewer'), () =>
  entries.filter(({ box }) => box.checked).map(({ names }) => names[0]),
);
for (const label of document.querySelectorAll('.sheet-tick')) label.hidden = false;

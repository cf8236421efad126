// What the search has beyond the theme's box and list: filters, what it is doing, advice when nothing is found, pages
// and terms beside the hits, an address to share, and the hits again for readers who return from one. Like the theme's
// script, without which nothing is found, it is loaded when there is a reader (loading.js).
import { setParameters } from '../lib/address.js';
import { parse, write } from '../lib/search-query.js';

const TYPING = 300; // ms without a key after which the address takes the query
const PATIENCE = 400; // ms without an answer after which the search says that it is at work
const LONGEST = 200; // characters of a query in an address

/**
 * Set up the search box of the page.
 * @param {(ready: () => void, failed: () => void) => void} onTheme see loading.js
 */
export function setUpSearch(onTheme) {
  const search = document.querySelector('.md-search');
  const toggle = document.getElementById('__search');
  if (!search || !toggle) return;
  const input = search.querySelector('.md-search__input');
  const worker = new URL(JSON.parse(document.getElementById('__config').textContent).search, location.href);
  const folder = new URL(worker.searchParams.get('index'), worker);
  const hero = document.querySelector('.hero-search');

  // The theme listens for keys only; text also comes by mouse, by voice and from our own controls.
  const ask = (query) => {
    if (query !== undefined) input.value = query;
    input.dispatchEvent(new KeyboardEvent('keyup'));
  };
  const open = (query) => {
    input.value = query;
    if (!toggle.checked) toggle.click();
    input.focus();
    ask();
  };
  input.addEventListener('input', () => ask());
  const fail = tellProgress(search, input, folder, ask);
  const files = [worker, new URL('search-engine.js', worker), new URL('index.json', folder)];
  warmUp([input, hero?.elements.q].filter(Boolean), files, (index) => offerFilters(search, input, index, ask), fail);
  onTheme(() => {
    // The theme hides a search whose worker it may not start.
    if (search.hidden) fail();
    search.hidden = false;
  }, fail);
  keepFocus(search, toggle);
  keepPlace(search);
  keepAddress(input, toggle);
  hero?.addEventListener('submit', (event) => {
    event.preventDefault();
    open(hero.elements.q.value);
  });
  const query = input.value || new URLSearchParams(location.search).get('q');
  if (query) open(query);
}

/** Load engine and index when a box is entered, before the first letter. */
function warmUp(boxes, files, use, fail) {
  const load = async () => {
    for (const box of boxes) box.removeEventListener('focus', load);
    try {
      const responses = await Promise.all(files.map((address) => fetch(address, { priority: 'low' })));
      if (!responses.every(({ ok }) => ok)) throw new Error('incomplete');
      use(await responses.at(-1).json());
    } catch {
      // The worker tries again by itself, and so does the next visit to a box.
      fail();
      wait();
    }
  };
  const wait = () => {
    for (const box of boxes) box.addEventListener('focus', load);
  };
  addEventListener('online', () => boxes.some((box) => box.value) && load());
  if (boxes.includes(document.activeElement)) load();
  else wait();
}

/** Fill the filters; each changes the query, so that the address and the worker have one truth. */
function offerFilters(search, input, index, ask) {
  const filters = search.querySelector('.search-filters');
  if (!filters.hidden) return;
  for (const select of filters.querySelectorAll('select')) {
    for (const [value, label] of Object.entries(index[`${select.name}s`])) select.add(new Option(label, value));
    select.addEventListener('change', () => {
      const { words, filters: chosen } = parse(input.value);
      ask(write(words, { ...chosen, [select.name]: select.value }));
    });
  }
  const follow = () => {
    const { filters: chosen } = parse(input.value);
    for (const select of filters.querySelectorAll('select')) {
      select.value = chosen[select.name] ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
  };
  input.addEventListener('keyup', follow);
  input.form.addEventListener('reset', () => setTimeout(() => ask()));
  follow();
  filters.hidden = false;
}

/**
 * Let Tab reach the filters, and let keys work in them. The theme closes the search at Tab and takes all other keys for
 * its box, on the window.
 */
function keepFocus(search, toggle) {
  search.addEventListener('keydown', (event) => {
    const inControl = event.target.closest('.search-filters, .search-advice, .search-offers');
    if (event.key === 'Tab' || (inControl && event.key !== 'Escape')) event.stopPropagation();
  });
  search.addEventListener('focusout', ({ relatedTarget }) => {
    if (toggle.checked && relatedTarget && !search.contains(relatedTarget)) toggle.click();
  });
}

/** Keep a reader who has gone down to a hit there: the theme re-renders the list with each answer of the worker. */
function keepPlace(search) {
  const list = search.querySelector('.md-search-result__list');
  const hits = () => [...list.querySelectorAll('.md-search-result__link')];
  let place = -1;
  list.addEventListener('focusin', ({ target }) => (place = hits().indexOf(target)));
  list.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget) place = -1;
  });
  new MutationObserver(() => {
    if (place >= 0 && document.activeElement === document.body)
      hits()
        .at(Math.min(place, hits().length - 1))
        ?.focus();
  }).observe(list, { childList: true });
}

/** Keep the query in the address while the search is open, and when it is left by a hit: Back leads to the hits. */
function keepAddress(input, toggle) {
  let timer = 0;
  let leaving = false;
  const show = () => {
    const query = toggle.checked || leaving ? input.value.trim().slice(0, LONGEST) : '';
    if (query !== new URLSearchParams(location.search).get('q')) setParameters({ q: query || null });
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(show, delay);
  };
  input.addEventListener('keyup', () => {
    leaving = false;
    later(TYPING);
  });
  // Later when it opens, because the theme opens it for an address before it takes the query from there.
  toggle.addEventListener('change', () => later(toggle.checked ? TYPING : 0));
  // Behind the theme, which closes the search at this click.
  addEventListener('click', (event) => {
    if (!event.target.closest('.md-search-result__link') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leaving = true;
    show();
  });
  // For readers who come back: browsers restore the page as it was left, and checkboxes without an event.
  addEventListener('pageshow', () => {
    leaving = false;
    if (new URLSearchParams(location.search).has('q') && !toggle.checked) toggle.click();
  });
}

/**
 * Say what the search is doing: that it is at work, that it cannot work and why, and when nothing is found, what may
 * help: the nearest spelling, and the other language. Beside the hits, offer pages and the definition of a term.
 * @returns {() => void} what to call when the search cannot be loaded
 */
function tellProgress(search, input, folder, ask) {
  const advice = search.querySelector('.search-advice');
  const [text, nearest, other] = ['.search-advice-text', '.search-nearest', '.search-other'].map((part) =>
    advice.querySelector(part),
  );
  const home = other.getAttribute('href');
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(folder.href) : new EventTarget();
  let [state, answered, broken, timer] = ['', null, false, 0];

  /** @param {'' | 'loading' | 'failed' | 'none'} next '' for hits, or for an empty box */
  function show(next) {
    clearTimeout(timer);
    state = next;
    search.dataset.state = next;
    advice.hidden = !next;
    text.textContent = next ? advice.dataset[next === 'failed' && !navigator.onLine ? 'offline' : next] : '';
    nearest.hidden = true;
    other.hidden = next !== 'none';
  }

  const wait = () => {
    if (input.value === answered || state === 'loading') return;
    if (!input.value.trim()) show('');
    // Nobody has been answered yet: engine and index are on their way, or do not come.
    else if (answered === null) show(broken ? 'failed' : 'loading');
    else {
      clearTimeout(timer);
      timer = setTimeout(show, PATIENCE, 'loading');
    }
  };
  input.addEventListener('keyup', wait);
  channel.addEventListener('message', ({ data }) => {
    if (data.query !== input.value) return;
    answered = data.failed ? null : data.query;
    broken = Boolean(data.failed);
    const asked = data.query.trim() !== '';
    show(data.failed ? 'failed' : asked && !data.count ? 'none' : '');
    offer(search, data);
    if (state !== 'none') return;
    nearest.hidden = !data.nearest;
    nearest.querySelector('q').textContent = data.nearest ?? '';
    other.href = `${home}?q=${encodeURIComponent(data.query.slice(0, LONGEST))}`;
  });
  nearest.addEventListener('click', () => {
    ask(write(nearest.querySelector('q').textContent, parse(input.value).filters));
    input.focus();
  });
  const fail = () => {
    broken = true;
    if (input.value.trim() && input.value !== answered) show('failed');
  };
  addEventListener('offline', () => state === 'loading' && fail());
  // The theme does not ask the same again: a space makes it another query.
  addEventListener('online', () => {
    broken = false;
    if (state === 'failed') ask(input.value.endsWith(' ') ? input.value.trimEnd() : `${input.value} `);
  });
  return fail;
}

/** Offer the pages and the definition of the term that were asked for, above the hits. */
function offer(search, { pages = [], term = null }) {
  const offers = search.querySelector('.search-offers');
  const home = new URL(JSON.parse(document.getElementById('__config').textContent).base, location.href);
  const link = ({ location: path }, label) => {
    const element = document.createElement('a');
    element.href = new URL(path, home.href.endsWith('/') ? home : `${home}/`);
    element.textContent = label;
    return element;
  };
  const paragraph = (...parts) => {
    const element = document.createElement('p');
    element.append(...parts);
    return element;
  };
  const definition = () => {
    const name = document.createElement('strong');
    name.textContent = term.name;
    return paragraph(name, term.short ? ` – ${term.short} ` : ' ', link(term, offers.dataset.glossary));
  };
  offers.replaceChildren(
    ...(term ? [definition()] : []),
    ...pages.map((page) => paragraph(`${offers.dataset.page} `, link(page, page.title))),
  );
  offers.hidden = !offers.childElementCount;
}

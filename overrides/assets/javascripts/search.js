// What the search has beyond the theme's box and list: filters, advice when nothing is found, an address to share.
import { parse, write } from './search-query.js';

const TYPING = 300; // ms without a key after which the address takes the query

/** Set up the search box of the page. */
export function setUpSearch() {
  const search = document.querySelector('.md-search');
  if (!search) return;
  const input = search.querySelector('.md-search__input');
  const toggle = document.getElementById('__search');
  const worker = new URL(JSON.parse(document.getElementById('__config').textContent).search, location.href);
  const folder = new URL(worker.searchParams.get('index'), worker);

  // The theme listens for keys only; text also comes by mouse, by voice and from our own controls.
  const ask = (query) => {
    if (query !== undefined) input.value = query;
    input.dispatchEvent(new KeyboardEvent('keyup'));
  };
  input.addEventListener('input', () => ask());
  warmUp(input, [new URL('search-engine.js', worker), new URL('index.json', folder)], (index) => offerFilters(search, input, index, ask));
  keepFocus(search, toggle);
  keepPlace(search);
  keepAddress(input, toggle);
  advise(search, input, folder, ask);
}

/** Load engine and index when the box is entered, before the first letter. */
function warmUp(input, [engine, index], use) {
  const load = async () => {
    try {
      const [, response] = await Promise.all([engine, index].map((address) => fetch(address, { priority: 'low' })));
      use(await response.json());
    } catch {
      // No network: the worker tries again, and says so.
      input.addEventListener('focus', load, { once: true });
    }
  };
  if (document.activeElement === input) load();
  else input.addEventListener('focus', load, { once: true });
}

/** Fill the filters; each changes the query, so that the address and the worker have one truth. */
function offerFilters(search, input, index, ask) {
  const filters = search.querySelector('.search-filters');
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
    const inControl = event.target.closest('.search-filters, .search-advice');
    if (event.key === 'Tab' || (inControl && event.key !== 'Escape')) event.stopPropagation();
  });
  search.addEventListener('focusout', ({ relatedTarget }) => {
    if (toggle.checked && relatedTarget && !search.contains(relatedTarget)) toggle.click();
  });
}

/** Keep a reader who has gone down to a hit there: the theme makes the list anew with each answer of the worker. */
function keepPlace(search) {
  const list = search.querySelector('.md-search-result__list');
  const hits = () => [...list.querySelectorAll('.md-search-result__link')];
  let place = -1;
  list.addEventListener('focusin', ({ target }) => (place = hits().indexOf(target)));
  list.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && (place = -1));
  new MutationObserver(() => {
    if (place >= 0 && document.activeElement === document.body) hits().at(Math.min(place, hits().length - 1))?.focus();
  }).observe(list, { childList: true });
}

/** Keep the query in the address while the search is open. */
function keepAddress(input, toggle) {
  let timer = 0;
  const show = () => {
    const address = new URL(location.href);
    if (toggle.checked && input.value.trim()) address.searchParams.set('q', input.value.slice(0, 200));
    else address.searchParams.delete('q');
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  };
  input.addEventListener('keyup', () => {
    clearTimeout(timer);
    timer = setTimeout(show, TYPING);
  });
  // Later when it opens, because the theme opens it for an address before it takes the query from there.
  toggle.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(show, toggle.checked ? TYPING : 0);
  });
}

/** When nothing is found, say what may help: the nearest spelling, and the other language. */
function advise(search, input, folder, ask) {
  const advice = search.querySelector('.search-advice');
  const [text, nearest, other] = ['.search-advice-text', '.search-nearest', '.search-other'].map((part) => advice.querySelector(part));
  const home = other.getAttribute('href');
  new BroadcastChannel(folder.href).addEventListener('message', ({ data }) => {
    if (data.query !== input.value) return;
    const asked = data.query.trim() !== '';
    advice.hidden = !asked || data.count > 0;
    text.textContent = !asked || data.count ? '' : advice.dataset[data.failed ? 'failed' : 'none'];
    nearest.hidden = !data.nearest;
    nearest.querySelector('q').textContent = data.nearest ?? '';
    other.href = `${home}?q=${encodeURIComponent(data.query.slice(0, 200))}`;
  });
  nearest.addEventListener('click', () => {
    ask(write(nearest.querySelector('q').textContent, parse(input.value).filters));
    input.focus();
  });
}

// The worker that the theme starts on every page. It is a few lines, so that a reader who does not search loads no
// engine and no index; these come with the first query. The messages are those of Material 9.8.1.
import { parse } from '../../overrides/assets/javascripts/lib/search-query.js';

const READY = 1;
const QUERY = 2;
const RESULT = 3;
const PATIENCE = 150; // ms that a first answer waits for the texts from which it would quote

const folder = new URL(new URL(location.href).searchParams.get('index'), location.href).href;
// What the theme does not pass on. All tabs hear it, so each answer names its query.
const page = new BroadcastChannel(folder);
let opening = null;
let latest = 0;

addEventListener('message', ({ data: { type, data } }) => {
  if (type === QUERY) answer(String(data), ++latest);
});
postMessage({ type: READY });

/** Answer a query, unless a later one comes first. */
async function answer(query, turn) {
  const { words, filters } = parse(query.slice(0, 1000));
  if (!words && !Object.keys(filters).length) {
    // Not before the first search: the page shows its invitation already.
    if (opening) tell([], { query, count: 0 });
    return;
  }
  try {
    opening ??= open();
    const search = await opening;
    if (turn !== latest) return;
    const found = search(words, filters);
    const { count, nearest, pages, term } = found;
    const say = () => turn === latest && tell(found.items(), { query, count, nearest, pages, term: term() });
    const texts = found.loadTexts();
    const inTime = await Promise.race([
      texts.then(() => true),
      new Promise((done) => setTimeout(done, PATIENCE, false)),
    ]);
    say();
    if (!inTime) texts.then(say);
  } catch (error) {
    console.error(error);
    opening = null;
    if (turn === latest) tell([], { query, count: 0, failed: true });
  }
}

function tell(items, note) {
  page.postMessage({ pages: [], term: null, ...note });
  postMessage({ type: RESULT, data: { items } });
}

async function open() {
  importScripts(new URL('search-engine.js', location.href).href);
  return self.openSearch(folder);
}

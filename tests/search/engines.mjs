// Runs queries through the scripts of a search worker as a browser would, without a browser: the built one, or Material's.
// stdin: {"worker": file, "index": folder, "stock": {config, docs} or null, "queries": [...]}
// stdout: [{"ms": …, "locations": [...], "titles": [...], "note": {...}}, …] in the order of the queries, with their
// processor time and, of ours, what else the worker tells the page.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const { worker, index, stock, queries } = JSON.parse(await text(process.stdin));

const listeners = [];
let receive = null;
let note = null;
const address = pathToFileURL(resolve(worker));
if (index) address.searchParams.set('index', pathToFileURL(`${resolve(index)}/`).href);
// Not a context of its own: looking up a global there is many times slower than in a browser.
Object.assign(globalThis, {
  self: globalThis,
  location: address,
  addEventListener: (type, listener) => type === 'message' && listeners.push(listener),
  postMessage: (message) => receive?.(message),
  importScripts: (...urls) => {
    for (const url of urls) run(fileURLToPath(new URL(url, address)));
  },
  BroadcastChannel: class {
    postMessage(message) {
      note = message;
    }
  },
  fetch: async (url) => ({ ok: true, json: async () => JSON.parse(readFileSync(url, 'utf8')) }),
});

function run(file) {
  vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file });
}

/** Send a message; return the first answer of a type. */
function ask(type, data, answer) {
  return new Promise((resolve) => {
    receive = (message) => message.type === answer && resolve(message.data);
    for (const listener of listeners) listener({ data: { type, data } });
  });
}

const ready = new Promise((resolve) => (receive = (message) => message.type === READY && resolve()));
run(worker);
if (stock) await ask(SETUP, { ...stock, options: {} }, READY);
else await ready;

const answers = [];
for (const query of queries) {
  const start = process.cpuUsage();
  const { items } = await ask(QUERY, query, RESULT);
  const { user, system } = process.cpuUsage(start);
  answers.push({
    ms: (user + system) / 1000,
    locations: items.flat().map((item) => item.location),
    titles: items.flat().map((item) => item.title),
    note,
  });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));

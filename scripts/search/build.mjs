// Writes the search into a built site: two scripts, and for each language an index and the texts of its sections.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { buildIndex } from './documents.mjs';

const SHOWN = 150; // characters of a gist in the index: as many as a hit shows; the rest comes with the answers' texts

const { site, locales } = JSON.parse(await text(process.stdin));

await build({
  entryPoints: { 'search-worker': 'scripts/search/worker.mjs', 'search-engine': 'scripts/search/hits.mjs' },
  outdir: join(site, 'assets/javascripts'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
});

for (const { path, sections, levels, synonyms } of Object.values(locales)) {
  const folder = join(site, path);
  mkdirSync(folder, { recursive: true });
  const questions = sections.flatMap((section) => section.questions);
  const index = {
    levels,
    sections: Object.fromEntries(sections.map(({ id, title }) => [id, title])),
    questions: sections.flatMap((section) =>
      section.questions.map(({ id, level, title, gist }) => [section.id, id, level, title, beginning(gist)]),
    ),
    ...buildIndex(questions, synonyms),
  };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  for (const section of sections) {
    const texts = Object.fromEntries(section.questions.map(({ id, gist, body }) => [id, `${gist} ${body}`]));
    writeFileSync(join(folder, `${section.id}.json`), JSON.stringify(texts));
  }
}

/** Return the beginning of a text, cut between words. */
function beginning(text) {
  return text.length > SHOWN ? `${text.slice(0, text.lastIndexOf(' ', SHOWN))} …` : text;
}

// Makes a built site light: one style sheet without the rules that no page uses, one script for each entry.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';

// Their ES modules do not load.
const require = createRequire(import.meta.url);
const { PurgeCSS } = require('purgecss');
const purgeCSSFromHtml = require('purgecss-from-html');

const { site, pages, alone, theme, own, entries } = JSON.parse(await text(process.stdin));
const styles = join(site, 'assets/stylesheets');
const scripts = join(site, 'assets/javascripts');
// The tools take a path for a pattern; below this folder, no name of the machine's is part of one.
const here = { absWorkingDir: site, logLevel: 'warning' };

// In no page, because the theme's script adds it at run time (Material 9.8.1, the features of mkdocs.yml).
const BY_THEME = {
  standard: [
    'js',
    'focus-visible',
    'article',
    'h2',
    'hr',
    'mark',
    'md-header--shadow',
    'md-nav__link--active',
    /^md-(?!search__suggest)(code|dialog|search|sidebar(?!--post))/,
  ],
};
// What it says of tables without a class, of which no page has any (rendering/tables.py), of folds and admonitions, for which
// it takes questions and notes, and of an icon that search.css hides.
const NEVER = ['table', 'details', 'question', 'note', 'md-search-result__icon'];
const STATES = ['hidden', 'open', 'data-md-color-switching', 'data-md-scrolllock', 'data-md-type'];

const QUESTION = 'question.css';
// Of our style sheets, each with what it imports, the first is for all pages.
const [everywhere, ...elsewhere] = own.map((name) => `assets/stylesheets/${name}`);
const bundling = { ...here, bundle: true, outdir: 'assets/stylesheets' };

const html = (path) => ({ raw: readFileSync(join(site, path), 'utf8'), extension: 'html' });
const script = (name) => ({ raw: readFileSync(join(scripts, name), 'utf8'), extension: 'js' });

const ASKED = /(?<=var\()--[\w-]+/g;

const PURGING = {
  extractors: [
    { extensions: ['html'], extractor: purgeCSSFromHtml },
    // In a script every quoted word may be a class or an element.
    { extensions: ['js'], extractor: (js) => js.match(/(?<=["'`. ])[a-z][\w-]+(?=["'`. ])/g) ?? [] },
  ],
  variables: true,
  keyframes: true,
};

/** Return the theme's rules for what is in a page, or what its script or ours may add. */
async function usedRules() {
  const { outputFiles } = await build({ ...bundling, entryPoints: [everywhere, ...elsewhere], write: false });
  const ours = outputFiles.map((file) => file.text).join('\n');
  const raw = theme.map((name) => readFileSync(join(styles, name), 'utf8')).join('\n');
  const [{ css }] = await new PurgeCSS().purge({
    ...PURGING,
    css: [{ raw }],
    content: [...pages.map(html), ...entries.map(script)],
    blocklist: NEVER,
    dynamicAttributes: STATES,
    safelist: { ...BY_THEME, variables: ours.match(/(?<=var\()--md-[\w-]+/g) },
  });
  return css;
}

/** Return variables, and those that their values ask for. */
function withTheirs(variables, css) {
  const found = new Set(variables);
  // Goes through what it adds, too.
  for (const name of found)
    for (const [value] of css.matchAll(new RegExp(`(?<=${name}: *)[^;}]*`, 'g')))
      for (const asked of value.match(ASKED) ?? []) found.add(asked);
  return [...found];
}

/** Cut out of all styles those of the pages that stand alone: each has one question. */
async function cutForQuestions() {
  const raw = readFileSync(join(site, everywhere), 'utf8');
  const scripted = ['question.js', 'memory.js', 'terms.js'];
  // Drawings ask for variables in their attributes, where PurgeCSS does not look.
  const drawn = alone.flatMap((path) => html(path).raw.match(ASKED) ?? []);
  const [{ css }] = await new PurgeCSS().purge({
    ...PURGING,
    css: [{ raw }],
    content: [...alone.map(html), ...scripted.map(script)],
    dynamicAttributes: [...STATES, 'aria-pressed', 'data-mark', 'data-md-color-scheme'],
    safelist: { standard: [/^foot-/], variables: withTheirs(drawn, raw) },
  });
  writeFileSync(join(styles, QUESTION), css);
}

await build({
  ...here,
  entryPoints: entries.map((name) => `assets/javascripts/${name}`),
  outdir: 'assets/javascripts',
  allowOverwrite: true,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
});
const whole = 'assets/stylesheets/whole.css';
writeFileSync(join(styles, 'theme.css'), await usedRules());
writeFileSync(join(site, whole), `@import url("theme.css") layer(theme);\n@import url("${own[0]}");\n`);
await build({ ...bundling, entryPoints: [whole, ...elsewhere], minify: true, allowOverwrite: true });
renameSync(join(site, whole), join(site, everywhere));
if (alone.length) await cutForQuestions();

// Remove what is now in the bundles, and the maps that no reader loads.
const kept = (name) =>
  entries.includes(name) ||
  name.startsWith('search-engine') ||
  name.startsWith('search-worker') ||
  name.startsWith('bundle.');
for (const name of readdirSync(scripts))
  if (!kept(name) || name.endsWith('.map')) rmSync(join(scripts, name), { recursive: true });
for (const name of readdirSync(styles)) if (!own.includes(name) && name !== QUESTION) rmSync(join(styles, name));
for (const name of readdirSync(scripts)) {
  const path = join(scripts, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
}

// Makes a built site light: one style sheet without the rules that no page uses, one script for each entry.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build, transform } from 'esbuild';

// Their ES modules do not load.
const require = createRequire(import.meta.url);
const { PurgeCSS } = require('purgecss');
const purgeCSSFromHtml = require('purgecss-from-html');

const { site, theme, own, entries } = JSON.parse(await text(process.stdin));
const styles = join(site, 'assets/stylesheets');
const scripts = join(site, 'assets/javascripts');

// What stands in no page because the theme's script puts it there (Material 9.8.1, the features of mkdocs.yml).
const BY_THEME = {
  standard: ['js', 'focus-visible', 'article', 'h2', 'hr', 'mark', /^md-(?!search__suggest|header__source|header--lifted|nav--integrated|nav__(container|item--nested|item--section|source)|sidebar--post)(code|dialog|header|nav|search|sidebar|tabs)/],
};
// What it says of tables without a class, of which no page has any (table_markup.py).
const NEVER = ['table'];
const STATES = ['hidden', 'open', 'data-md-color-switching', 'data-md-scrolllock', 'data-md-type'];

const ours = own.map((name) => readFileSync(join(styles, name), 'utf8')).join('\n');

/** The theme's rules for what stands in a page, or what its script or ours may put there. */
async function usedRules() {
  const raw = theme.map((name) => readFileSync(join(styles, name), 'utf8')).join('\n');
  const [{ css }] = await new PurgeCSS().purge({
    css: [{ raw }],
    content: [join(site, '**/*.html'), ...entries.map((name) => join(scripts, name))],
    extractors: [
      { extensions: ['html'], extractor: purgeCSSFromHtml },
      // In a script every quoted word may be a class or an element.
      { extensions: ['js'], extractor: (js) => js.match(/(?<=["'`. ])[a-z][\w-]+(?=["'`. ])/g) ?? [] },
    ],
    safelist: { ...BY_THEME, variables: ours.match(/(?<=var\()--md-[\w-]+/g) },
    blocklist: NEVER,
    dynamicAttributes: STATES,
    variables: true,
    keyframes: true,
  });
  return css;
}

await build({
  entryPoints: entries.map((name) => join(scripts, name)),
  outdir: scripts,
  allowOverwrite: true,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
});
const { code } = await transform(`${await usedRules()}\n${ours}`, { loader: 'css', minify: true });
for (const name of [...theme, ...own]) rmSync(join(styles, name));
writeFileSync(join(styles, own[0]), code);

// What stands in the bundles now, and the maps that no reader loads.
const kept = (name) => entries.includes(name) || name.startsWith('search-engine') || name.startsWith('search-worker') || name.startsWith('bundle.');
for (const name of readdirSync(scripts)) if (name.endsWith('.js') && !kept(name)) rmSync(join(scripts, name));
for (const folder of [styles, scripts]) {
  for (const name of readdirSync(folder)) if (name.endsWith('.map')) rmSync(join(folder, name));
}
for (const name of readdirSync(scripts)) {
  const path = join(scripts, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
}

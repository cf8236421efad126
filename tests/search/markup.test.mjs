// What the list of hits shows: escaped text, marked matches, and the stretch of a text that has most of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml, excerpt, hitTitle, mark } from '../../scripts/search/markup.mjs';

const FILLER = 'lorem ipsum '.repeat(30);

test('escape: every character that HTML gives a meaning', () => {
  assert.equal(escapeHtml(`<a href="x">'&'</a>`), '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
});

for (const [text, beginnings, expected, name] of [
  ['Data drift', ['drift'], 'Data <mark>drift</mark>', 'the match only'],
  ['Data drift', [], 'Data drift', 'nothing without a match'],
  ['<b> drift & <i>', ['drift'], '&lt;b&gt; <mark>drift</mark> &amp; &lt;i&gt;', 'escaped before and after a match'],
]) {
  test(`mark: ${name}`, () => assert.equal(mark(text, beginnings), expected));
}

test('excerpt: a short text as it is', () => assert.equal(excerpt('Data drift', ['drift']), 'Data drift'));

test('excerpt: the beginning of a long text without a match', () => {
  assert.match(excerpt(FILLER, []), /^lorem ipsum .*(?:lorem|ipsum) …$/);
});

test('excerpt: where most different matches are', () => {
  const text = `${FILLER}drift drift ${FILLER}drift model ${FILLER}`;
  const found = excerpt(text, ['drift', 'model']);
  assert.match(found, /^… .*drift model .* …$/);
  assert.ok(found.length <= 154, found);
});

test('hit: quotes the answer only if the gist has no match', () => {
  const hit = { title: 'Title', gist: 'The gist', beginnings: ['canary'] };
  const quoted = (gist, answer) => hitTitle({ ...hit, gist }, answer, 'A & B');
  assert.match(quoted('The gist', 'A canary'), /hit-snippet">A <mark>canary<\/mark><\/span>$/);
  assert.match(quoted('First canary', 'A canary'), /hit-snippet">First <mark>canary<\/mark><\/span>$/);
  assert.match(quoted('The gist', 'No match'), /hit-snippet">The gist<\/span>$/);
  assert.match(quoted('The gist', undefined), /hit-where">A &amp; B<\/span>/);
});

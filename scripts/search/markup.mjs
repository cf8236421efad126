// The markup of a hit. The theme puts it into the page as it is, so everything from outside is escaped here.
import { places } from '../../overrides/assets/javascripts/lib/fold.js';

const SNIPPET = 150; // characters
const BEFORE = 40; // of these at most, before the first match

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Return a text as markup that shows it. */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** Return a text as markup, with the words marked that begin as given. */
export function mark(text, beginnings) {
  let [markup, end] = ['', 0];
  for (const place of places(text, beginnings)) {
    markup += `${escapeHtml(text.slice(end, place.start))}<mark>${escapeHtml(text.slice(place.start, place.end))}</mark>`;
    end = place.end;
  }
  return markup + escapeHtml(text.slice(end));
}

/** Return the stretch of a text with the most different matches, cut between words. */
export function excerpt(text, beginnings) {
  const found = places(text, beginnings);
  const within = (start) => {
    const inside = found.filter((place) => place.start >= start && place.end <= start + SNIPPET - BEFORE);
    return new Set(inside.map((place) => text.slice(place.start, place.end).toLowerCase())).size;
  };
  const best = found.reduce((best, place) => (!best || within(place.start) > within(best.start) ? place : best), null);
  const first = Math.min((best?.start ?? 0) - BEFORE, text.length - SNIPPET);
  const start = first <= 0 ? 0 : text.indexOf(' ', first) + 1;
  if (start + SNIPPET >= text.length) return (start ? '… ' : '') + text.slice(start);
  return `${start ? '… ' : ''}${text.slice(start, text.lastIndexOf(' ', start + SNIPPET))} …`;
}

/**
 * Return what the list shows of a hit: title, where it is, and a quotation from its gist or, if only the answer has a
 * match, from the answer.
 */
export function hitTitle({ title, gist, beginnings }, answer, where) {
  const source = answer && !places(gist, beginnings).length && places(answer, beginnings).length ? answer : gist;
  return (
    `<span class="hit-title">${mark(title, beginnings)}</span>` +
    `<span class="hit-where">${escapeHtml(where)}</span>` +
    `<span class="hit-snippet">${mark(excerpt(source, beginnings), beginnings)}</span>`
  );
}

// What marks the words of a search hit: a module of its own, because it is loaded when a hit has led to the page.
export { markHit } from './features/highlight.js';

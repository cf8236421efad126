// What explains terms: a module of its own, because it is loaded when there is a reader.
export { explainTerms } from './features/terms.js';

// Ways through the questions: a module of its own, because it is loaded when one is chosen.
export { showPath } from './features/paths.js';

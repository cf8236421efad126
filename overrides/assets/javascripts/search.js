// What the search has beyond the theme's: a module of its own, because it is loaded when there is a reader.
export { setUpSearch } from './theme/search.js';

// What is remembered of a reader, and the feet of opened answers, which show it: a module of its own, because it is loaded
// when something is to be remembered or shown.
import { leadBack, leadOn } from './features/leading.js';

export { furnish } from './features/foot.js';
export { showMarks } from './features/marks.js';
export { countDue } from './lib/cards.js';
export { keep, recall } from './lib/state.js';

leadBack();
leadOn();

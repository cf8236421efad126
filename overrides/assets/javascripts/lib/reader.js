// Whether there is a reader: a page does not load for a visitor who does nothing what only a reader needs.

const SIGNS = [
  'pointerdown',
  'pointermove',
  'touchstart',
  'wheel',
  'scroll',
  'keydown',
  'focusin',
  'click',
  'change',
  'online',
];

/** Browsers also report a pointer that rests while the page moves below it. */
const isSign = ({ type, movementX, movementY }) => type !== 'pointermove' || movementX !== 0 || movementY !== 0;

/**
 * Do something once, when the reader does something for the first time.
 * @param {() => void} act
 */
export function onReader(act) {
  const once = (event) => {
    if (!isSign(event)) return;
    for (const sign of SIGNS) removeEventListener(sign, once, { capture: true });
    act();
  };
  for (const sign of SIGNS) addEventListener(sign, once, { capture: true, passive: true });
}

/**
 * Count what the reader does from now on.
 * @returns {() => number} how much there has been so far
 */
export function countSigns() {
  let signs = 0;
  for (const sign of SIGNS)
    addEventListener(sign, (event) => (signs += isSign(event)), { capture: true, passive: true });
  return () => signs;
}

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

/**
 * Do something once, when the reader does something for the first time.
 * @param {() => void} act
 */
export function onReader(act) {
  const once = () => {
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
  for (const sign of SIGNS) addEventListener(sign, () => signs++, { capture: true, passive: true });
  return () => signs;
}

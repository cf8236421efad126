// The theme's script serves the search's hits, the menu's state and the buttons of code blocks: a third of a page's
// weight, of which a first view needs nothing. It is loaded at the first sign that there is a reader.

const SIGNS = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'click', 'change'];

/**
 * Load the theme's script when the reader does something, or at once if the address asks for a search.
 * @param {() => void} then what to do when it has run
 */
export function awaitReader(then) {
  const { src } = document.getElementById('theme-script').dataset;
  const load = () => {
    for (const sign of SIGNS) removeEventListener(sign, load, { capture: true });
    const script = document.createElement('script');
    script.src = src;
    script.addEventListener('load', () => {
      // It waits for the document to be ready, which has long been said.
      window.document$.next(document);
      then();
    });
    // No network: the next sign tries again.
    script.addEventListener('error', listen);
    document.head.append(script);
  };
  const listen = () => {
    for (const sign of SIGNS) addEventListener(sign, load, { capture: true, passive: true });
  };
  if (new URLSearchParams(location.search).has('q')) load();
  else listen();
}

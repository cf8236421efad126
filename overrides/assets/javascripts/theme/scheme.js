// The choice of the colour scheme: as the system, light, dark. The theme's script does the same, but comes later.

const KEY = '__palette'; // where the theme keeps the choice; read before the first paint, in the page's header
const COLOURS = ['media', 'scheme', 'primary', 'accent'];
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Show the button that leads to the next scheme, and follow the choice and the system. */
export function offerSchemes() {
  const inputs = [...document.querySelectorAll('.md-option')];
  if (!inputs.length) return;
  const show = (chosen) => {
    for (const input of inputs) {
      input.checked = input === chosen;
      // The theme names each for the next, to which its label leads.
      input.ariaLabel = document.querySelector(`label[for=${input.id}]`).title;
      input.nextElementSibling.hidden = input !== chosen;
    }
  };
  const paint = (chosen) => {
    const named = (media) => inputs.find((input) => colours(input).media === media);
    const source = chosen === inputs[0] ? named(`(prefers-color-scheme: ${DARK.matches ? 'dark' : 'light'})`) : chosen;
    for (const [name, value] of Object.entries(colours(source)))
      document.body.setAttribute(`data-md-color-${name}`, value);
  };
  for (const input of inputs) {
    input.addEventListener('change', () => {
      __md_set(KEY, { index: inputs.indexOf(input), color: colours(input) });
      paint(input);
      show(input);
    });
  }
  DARK.addEventListener('change', () => paint(inputs.find((input) => input.checked)));
  show(inputs[stored()?.index] ?? inputs[0]);
}

/** @param {HTMLInputElement} input */
function colours(input) {
  return Object.fromEntries(COLOURS.map((name) => [name, input.getAttribute(`data-md-color-${name}`)]));
}

function stored() {
  try {
    return __md_get(KEY);
  } catch {
    return null; // Storage is forbidden: as the system.
  }
}

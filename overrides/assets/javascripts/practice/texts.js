// The texts of the page's script, and the elements that it makes.

const TEXTS = JSON.parse(document.querySelector('#practice-texts').textContent);

/**
 * Return a text, with values in the place of {names}.
 * @param {string} key without `practice-`
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  return TEXTS[`practice-${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `data` is its dataset
 * @param {...(Node | string | null)} children null is none
 */
export function make(tag, { data = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Make a button that does something. */
export function action(name, label, act) {
  const element = make('button', { type: 'button', className: 'md-button', data: { action: name } }, label);
  element.addEventListener('click', act);
  return element;
}

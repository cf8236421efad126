// What the theme leaves to the mouse or to the eye (Material 9.8.1), for keyboards and screen readers.
import { recall, store } from './storage.js';

const SINGLE_KEYS = 'guide:single-keys';
const OPENING = ['/', 'f', 's']; // as in the theme

/** Let keys reach menu, search and whatever scrolls, and let the reader turn off the keys that do something alone. */
export function openToKeyboard() {
  const drawer = document.getElementById('__drawer');
  const search = document.getElementById('__search');
  offerMenu(drawer, document.querySelector('.md-sidebar--primary'));
  offerSearch(search, document.querySelector('.md-search'));
  offerSingleKeys(search, document.querySelector('[data-single-keys]'));
  for (const link of document.querySelectorAll('.md-tabs__item--active > a, .md-nav__link--active[href]')) link.ariaCurrent = 'page';
}

/** Menu, on small windows: opening it leads into it; Escape and leaving it close it. */
function offerMenu(toggle, sidebar) {
  if (!sidebar) return;
  const button = makeButton(document.querySelector('.md-header [for=__drawer]'), toggle, sidebar.querySelector('nav').ariaLabel);
  toggle.addEventListener('change', () => toggle.checked && sidebar.querySelector('a[href]').focus());
  sidebar.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
  sidebar.addEventListener('focusout', ({ relatedTarget }) => {
    if (toggle.checked && relatedTarget && !sidebar.contains(relatedTarget)) toggle.click();
  });
}

/** Search: Escape closes it, before the theme is there, too; on small windows opening it leads to its box, closing it back. */
function offerSearch(toggle, search) {
  if (!search) return;
  const button = makeButton(document.querySelector('.md-header [for=__search]'), toggle, search.ariaLabel);
  search.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !toggle.checked) return;
    toggle.click();
    document.activeElement.blur();
  });
  // Later, because the theme moves the focus, too.
  toggle.addEventListener('change', () => setTimeout(() => {
    if (toggle.checked && !search.contains(document.activeElement)) search.querySelector('input').focus();
    else if (!toggle.checked && document.activeElement === document.body) button.focus();
  }));
}

/** Put a button in the place of a label, which only a pointer can use; the theme's styles know it by its `for`. */
function makeButton(label, toggle, name) {
  const button = document.createElement('button');
  for (const attribute of label.attributes) button.setAttribute(attribute.name, attribute.value);
  button.type = 'button';
  button.ariaLabel = name;
  button.append(...label.childNodes);
  button.addEventListener('click', () => toggle.click());
  const follow = () => (button.ariaExpanded = String(toggle.checked));
  toggle.addEventListener('change', follow);
  follow();
  label.replaceWith(button);
  return button;
}

/**
 * Let the reader keep single characters from the theme, which takes some for shortcuts (/ opens the search): speech input
 * types them by mistake. The choice is kept in the browser, if it allows that.
 */
function offerSingleKeys(search, button) {
  let on = recall(SINGLE_KEYS) !== 'off';
  const show = () => button && (button.textContent = button.dataset[on ? 'off' : 'on']);
  button?.addEventListener('click', () => {
    on = !on;
    show();
    store(SINGLE_KEYS, on ? 'on' : 'off');
  });
  show();
  document.addEventListener('keydown', (event) => {
    if (search.checked || !/^\S$/u.test(event.key) || event.target.closest('input, select, textarea')) return;
    if (!on) event.stopPropagation();
    // The theme focuses the box, which is out of sight on a small window until the search is open.
    if (!on || !OPENING.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    search.click();
    document.querySelector('.md-search__input').focus();
  });
}

/** Take the tables and code blocks that fit their place out of the way of keys; the built page lets keys into all. */
export function watchScrollers() {
  const boxes = document.querySelectorAll('.table-box, pre > code');
  const attributes = new Map([...boxes].map((box) => [box, ['role', 'aria-label', 'aria-labelledby'].map((name) => [name, box.getAttribute(name)])]));
  for (const nav of document.querySelectorAll('.md-code__nav')) nav.role = 'none'; // a button is no navigation
  // A frame later, because the theme removes the code's tabindex where nothing hovers.
  const observer = new ResizeObserver((entries) => requestAnimationFrame(() => {
    for (const { target } of entries) markScroller(target, [['tabindex', '0'], ...attributes.get(target)]);
  }));
  for (const box of boxes) observer.observe(box);
}

function markScroller(box, attributes) {
  const scrolls = box.scrollWidth > box.clientWidth;
  for (const [name, value] of attributes) {
    if (scrolls && value) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
}

// What the theme leaves to the mouse or to the eye (Material 9.8.1), for keyboards and screen readers.
import { isUsed, loadMemory } from '../lib/memory.js';
import { blockBeingRead } from '../lib/place.js';

const OPENING = ['/', 'f', 's']; // as in the theme

/** Menu, on small windows: opening it leads into it; Escape and leaving it close it. */
export function openMenuToKeyboard() {
  const toggle = document.getElementById('__drawer');
  const sidebar = document.querySelector('.md-sidebar--primary');
  const label = document.querySelector('.md-header [for=__drawer]');
  if (!toggle || !sidebar || !label) return;
  const button = makeButton(label, toggle, sidebar.querySelector('nav').ariaLabel);
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

/**
 * Search: Tab leads past its box without opening it, typing opens it; Escape closes it, even before the theme is there,
 * and leads back to where the reader was; on small windows opening it leads to its box.
 */
export function openSearchToKeyboard() {
  const toggle = document.getElementById('__search');
  const search = document.querySelector('.md-search');
  const label = document.querySelector('.md-header [for=__search]');
  if (!toggle || !search || !label) return;
  const input = search.querySelector('input');
  const button = makeButton(label, toggle, search.ariaLabel);
  let before = null;
  const isPassing = passByTab(input, toggle);
  search.addEventListener('focusin', ({ relatedTarget }) => {
    if (!search.contains(relatedTarget)) before = isPassing() ? input : relatedTarget;
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !toggle.checked) return;
    // The theme would take the focus away again.
    event.stopPropagation();
    toggle.click();
    goBack(before);
  });
  // Later, because the theme moves the focus, too.
  toggle.addEventListener('change', () =>
    setTimeout(() => {
      if (toggle.checked && !search.contains(document.activeElement)) input.focus();
      else if (!toggle.checked && document.activeElement === document.body && before === button) button.focus();
    }),
  );
}

/**
 * Keep the search closed when Tab reaches its box: the theme opens it whenever the box has the focus.
 * @returns {() => boolean} whether Tab has reached the box and nothing has been done there yet
 */
function passByTab(input, toggle) {
  let byTab = false;
  let passing = false;
  addEventListener('keydown', ({ key }) => (byTab = key === 'Tab'), { capture: true });
  addEventListener('pointerdown', () => (byTab = false), { capture: true });
  input.addEventListener('focus', () => (passing = byTab && !toggle.checked));
  input.addEventListener('blur', () => (passing = false));
  // When the theme's click has ended: until then, another one is ignored.
  const close = () => passing && toggle.checked && toggle.click();
  toggle.addEventListener('change', () => queueMicrotask(close));
  const open = () => {
    passing = false;
    if (!toggle.checked) toggle.click();
  };
  input.addEventListener('input', open);
  input.addEventListener('click', open);
  input.addEventListener('keydown', ({ key }) => key === 'ArrowDown' && open());
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    open();
  });
  return () => passing;
}

/**
 * Give the focus back to the element that had it; if none had, let Tab go on from the text that is being read.
 * @param {HTMLElement | null} element
 */
function goBack(element) {
  if (element?.isConnected && element !== document.body) return element.focus({ preventScroll: true });
  const block = blockBeingRead();
  if (!block) return document.activeElement.blur();
  const { tabIndex } = block;
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.blur();
  if (tabIndex < 0) block.removeAttribute('tabindex');
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
export function offerSingleKeys() {
  const button = document.querySelector('[data-single-keys]');
  const search = document.getElementById('__search');
  // Off until it is known that they are on.
  let on = !isUsed();
  const show = () => {
    if (button) button.textContent = button.dataset[on ? 'off' : 'on'];
  };
  button?.addEventListener('click', async () => {
    on = !on;
    (await loadMemory())?.keep(({ settings }) => {
      settings.singleKeys = on;
    });
    // What is shown is kept.
    show();
  });
  const take = async () => {
    on = (await loadMemory())?.recall().state.settings.singleKeys ?? true;
    show();
  };
  if (!on) take();
  document.addEventListener('keydown', (event) => {
    if (search?.checked || !/^\S$/u.test(event.key) || event.target.closest('input, select, textarea')) return;
    if (!on) event.stopPropagation();
    // The theme focuses the box, which is out of sight on a small window until the search is open.
    if (!on || !search || !OPENING.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    search.click();
    document.querySelector('.md-search__input').focus();
  });
}

/** Keep the button of a code block from being a landmark: the theme puts it into a `nav`. */
export function unmarkCodeButtons() {
  for (const nav of document.querySelectorAll('.md-code__nav')) nav.role = 'none';
}

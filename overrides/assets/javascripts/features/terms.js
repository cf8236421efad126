// A term in an answer explains itself: on hover, on focus and on a tap. Without this script it is a link to the glossary.

const GAP = 4;
const MARGIN = 8;

/** Turn the terms of the page into controls that show their explanations. */
export function explainTerms() {
  if (!HTMLElement.prototype.showPopover) return;
  const popup = new Popup(document.getElementById('term-explanations'));
  for (const term of document.querySelectorAll('.term')) {
    term.setAttribute('role', 'button');
    term.setAttribute('aria-expanded', 'false');
  }
  const focused = closestTerm(document.activeElement);
  if (focused) popup.show(focused);
  addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return;
    const term = closestTerm(target);
    if (term) popup.show(term);
    else if (popup.contains(target)) popup.stay();
    else popup.hideSoon();
  });
  addEventListener('focusin', ({ target }) => {
    const term = closestTerm(target);
    if (term) popup.show(term);
    else if (!popup.contains(target)) popup.hide();
  });
  // Where a tap moves no focus, and where nothing takes it.
  addEventListener('pointerdown', ({ target }) => {
    if (!closestTerm(target) && !popup.contains(target)) popup.hide();
  });
  addEventListener('click', (event) => {
    const term = closestTerm(event.target);
    if (!term || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    popup.show(term);
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') popup.dismiss();
    else if (event.key === ' ' && event.target.matches?.('.term')) {
      event.preventDefault();
      popup.show(event.target);
    }
  });
}

/**
 * Return the term in which an event happened.
 * @param {EventTarget} target
 */
function closestTerm(target) {
  return target instanceof Element ? target.closest('.term') : null;
}

/** The one explanation that is shown at a time. It follows its term in the document, so that Tab moves from one to the other. */
class Popup {
  /** @param {HTMLElement} source the element that has the explanations, or names the file with them */
  constructor(source) {
    this.source = source;
    this.term = null;
    this.element = document.createElement('span');
    this.element.className = 'term-popup';
    this.element.popover = 'manual';
    this.title = document.createElement('strong');
    this.text = document.createElement('span');
    this.text.id = 'term-explanation';
    this.link = document.createElement('a');
    this.link.textContent = source.dataset.link;
    this.element.append(this.title, this.text, this.link);
    this.load();
  }

  /** Load the explanations; a reader who is waiting sees one, or a message that it is unavailable. */
  async load() {
    this.failed = false;
    try {
      const { src } = this.source.dataset;
      /** @type {Object<string, [string, string]>} title and explanation by the term's id */
      this.texts = src ? await (await fetch(src)).json() : JSON.parse(this.source.textContent);
    } catch {
      this.failed = true;
    }
    if (this.term) this.fill();
  }

  /** @param {HTMLAnchorElement} term */
  show(term) {
    this.stay();
    if (term === this.term) return;
    this.hide();
    this.term = term;
    // A failure may have passed; until that is known, nothing is shown.
    if (this.failed) this.load();
    else if (this.texts) this.fill();
  }

  /** Show the explanation of the term, or that there is none. */
  fill() {
    const { term } = this;
    const found = this.texts?.[term.hash.slice(1)];
    [this.title.textContent, this.text.textContent] = found ?? [term.textContent, this.source.dataset.failed];
    this.link.href = term.href;
    // Without a network the glossary would be the browser's error page.
    this.link.hidden = !navigator.onLine;
    term.after(this.element);
    term.setAttribute('aria-expanded', 'true');
    term.setAttribute('aria-describedby', this.text.id);
    this.element.showPopover();
    this.place();
  }

  /** Put the popup below its term or, if it does not fit there, above; within the window, scrolling with the page. */
  place() {
    const { clientWidth, clientHeight } = document.documentElement;
    const [first] = this.term.getClientRects();
    const { top, bottom } = this.term.getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = this.element;
    const left = Math.max(MARGIN, Math.min(first.left, clientWidth - offsetWidth - MARGIN));
    const above = top - GAP - offsetHeight;
    const fits = bottom + GAP + offsetHeight <= clientHeight || above < 0;
    style.left = `${left + scrollX}px`;
    style.top = `${(fits ? bottom + GAP : above) + scrollY}px`;
  }

  hide() {
    this.stay();
    if (!this.term) return;
    this.term.setAttribute('aria-expanded', 'false');
    this.term.removeAttribute('aria-describedby');
    this.term = null;
    this.element.remove();
  }

  /** Hide the popup, and leave the focus with its term. */
  dismiss() {
    if (this.element.contains(document.activeElement)) this.term.focus();
    this.hide();
  }

  /** Hide the popup unless the pointer comes back within a moment, or the focus is here. */
  hideSoon() {
    const focused = document.activeElement;
    if (!this.term || this.timer || focused === this.term || this.element.contains(focused)) return;
    this.timer = setTimeout(() => this.hide(), 250);
  }

  stay() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** @param {EventTarget} target */
  contains(target) {
    return target instanceof Node && this.element.contains(target);
  }
}

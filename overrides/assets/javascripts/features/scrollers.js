// Tables and code blocks that are wider than their place scroll, also by keys.

/** Take the tables and code blocks that fit their place out of the way of keys; the built page lets keys into all. */
export function watchScrollers() {
  const boxes = document.querySelectorAll('.table-box, pre > code');
  const attributes = new Map(
    [...boxes].map((box) => [
      box,
      ['role', 'aria-label', 'aria-labelledby'].map((name) => [name, box.getAttribute(name)]),
    ]),
  );
  // A frame later, because the theme removes the code's tabindex where nothing hovers.
  const observer = new ResizeObserver((entries) =>
    requestAnimationFrame(() => {
      for (const { target } of entries) markScroller(target, [['tabindex', '0'], ...attributes.get(target)]);
    }),
  );
  for (const box of boxes) observer.observe(box);
}

function markScroller(box, attributes) {
  const scrolls = box.scrollWidth > box.clientWidth;
  for (const [name, value] of attributes) {
    if (scrolls && value) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
}

"""What tests find out about an opened page: faults that axe sees, contrast, what scrolls, what is printed."""

import re

import pypdfium2
from playwright.sync_api import Locator, Page

from scripts.project.paths import ROOT
from tests.reader import wake

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OPEN_ALL = """async () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  // Until the boxes that may scroll have been measured
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
}"""

CONTRAST = """
// Of colours that lie upon each other, the lowest first. A page has few combinations, and each takes a canvas.
const luminances = new Map();
const luminance = (colours) => {
  const key = colours.join();
  if (!luminances.has(key)) luminances.set(key, measured(colours));
  return luminances.get(key);
};
const measured = (colours) => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  for (const colour of colours) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
    .map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) =>
  element ? [...ground(element.parentElement), getComputedStyle(element).backgroundColor] : ['white'];
const contrast = (colour, below) => {
  const [dark, light] = [luminance([...below, colour]), luminance(below)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
"""


def open_all(page: Page) -> None:
    """Open all answers, as a reader does."""
    wake(page)
    page.evaluate(OPEN_ALL)


def violations(page: Page) -> list[str]:
    """Return what axe finds, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
    return [f"{rule['id']}: {node['html'][:150]}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


BOXES = ".table-box, pre > code"


def scrolls(box: Locator) -> bool:
    return bool(box.evaluate("box => box.scrollWidth > box.clientWidth"))


def letters(text: str) -> str:
    """Return a text without what line breaks change: spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u200b\ufffe-]", "", text)


def paper(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True))


def printed(document: pypdfium2.PdfDocument) -> str:
    return "".join(sheet.get_textpage().get_text_range() for sheet in document)


CONTROLS = ("open-all", "close-all", "link", "copy-link", "search", "print", "choose-all", "print-this", "download")
"""The texts of what is for the screen only."""

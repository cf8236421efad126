"""Whether the browsers write with the faces of the tests."""

import sys

import pytest
from playwright.sync_api import Browser

from tests import faces


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has fontconfig")
def test_browser_writes_with_the_faces_of_the_tests_only(
    request: pytest.FixtureRequest, chromium_of_each_face: Browser, site_url: str
) -> None:
    text, code, _ = faces.FACES[request.node.callspec.params["chromium_of_each_face"]]
    page = chromium_of_each_face.new_page()
    page.goto(f"{site_url}technical/")
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector, family in (("h1", text), ("td", text), ("pre > code", code), (".entries a", text)):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {font["familyName"] for font in used} <= {family}, selector
    page.close()

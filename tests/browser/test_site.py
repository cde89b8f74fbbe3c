"""Every kind of page, opened from its file as a reader would open it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

KINDS = {
    "overview": "index.html",
    "list": "bodies/index.html",
    "instrument": "instruments/case-review.html",
    "returns": "instruments/data-return.html",
    "body": "bodies/gwent.html",
    "criterion": "criteria/5.2.html",
    "recommendations": "recommendations.html",
    "data": "data.html",
    "figure": "figures/case-review--not_visited.html",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
A4 = (595, 842)
"""In points."""
REACHED = """() => {
  const it = document.activeElement
  const look = getComputedStyle(it)
  const box = it.getBoundingClientRect()
  if (it === document.body) return null
  window.reached = window.reached || []
  window.reached.push(it)
  return {tag: it.tagName, seen: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
          shown: box.bottom > 0 && box.top < innerHeight && box.width > 0}
}"""
LEFT = """() => {
  const all = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
  const closed = it => it.tagName !== 'SUMMARY' && it.closest('details:not([open])')
  return all.filter(it => !closed(it) && !(window.reached || []).includes(it)).map(it => it.outerHTML.slice(0, 120))
}"""


@pytest.fixture(params=KINDS)
def page(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Page]:
    """A page of each kind; it may neither complain nor fetch anything that is not beside it."""
    asked: list[str] = []
    said: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.on("request", lambda found: asked.append(found.url))
    opened.on("console", lambda found: said.append(found.text))
    opened.on("pageerror", lambda found: said.append(str(found)))
    opened.goto((site / KINDS[request.param]).as_uri())
    yield opened
    context.close()
    assert said == []
    assert asked
    assert all(url.startswith(site.as_uri()) for url in asked), asked


def test_nothing_is_found_by_axe_and_everything_can_be_read(page: Page) -> None:
    """At a desk with everything opened, and on a telephone, where only tables scroll."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    wide, seen = page.evaluate("(e => [e.scrollWidth, e.clientWidth])(document.documentElement)")
    assert wide <= seen, f"the page scrolls sideways: {wide} of {seen} pixels"
    small = "e => parseFloat(getComputedStyle(e).fontSize) < 14"
    assert page.evaluate(f"[...document.querySelectorAll('p, td, th, li')].filter({small}).length") == 0


def violations(page: Page) -> list[tuple[str, str]]:
    from axe_playwright_python.sync_playwright import Axe

    found: dict[str, Any] = (
        Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"], "preload": False}).response
    )
    return [(each["id"], node["html"][:200]) for each in found["violations"] for node in each["nodes"]]


def test_a_keyboard_reaches_everything_and_shows_where_it_is(page: Page) -> None:
    """Tab goes through every link, every table that scrolls and everything that opens, and each shows that it is there."""
    for number in range(len(page.query_selector_all("a[href], summary, [tabindex='0']")) + 2):
        page.keyboard.press("Tab")
        where = page.evaluate(REACHED)
        if where is None:
            break
        assert where["seen"], f"no focus is to be seen at {where['tag']} {number}"
        assert where["shown"], f"{where['tag']} {number} is out of sight"
        if number == 0:
            assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
        if number > 150:
            return  # a page of cases has hundreds, all alike
    assert page.evaluate(LEFT) == []


def test_enter_opens_what_is_closed(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / KINDS["body"]).as_uri())
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('details').open")
    page.close()


def test_it_prints_to_a4_with_its_marking(page: Page) -> None:
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert boxes
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {A4}
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('details *')].filter(e => e.tagName === 'TABLE' && !e.checkVisibility()).length"
    )
    assert hidden == 0, "what is closed on the screen is not printed"
    assert page.locator("header .marking").is_visible()


def test_a_figure_leads_to_its_cases_and_back(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="65 of 180").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Victim not seen in person"
    page.get_by_role("link", name="Overview").first.click()
    assert page.url == (site / "index.html").as_uri()
    page.close()

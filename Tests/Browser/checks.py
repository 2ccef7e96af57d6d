"""What every page is measured by."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

TARGETS = """
() => [...document.querySelectorAll('a, button, summary, select, input, textarea')].filter((element) => {
  if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
  if (element.closest('.hidden, .skip, [aria-hidden=true]') || element.disabled) return false;
  // Links in running text and in tables are as high as their line (WCAG 2.2, 2.5.8: inline).
  if (element.matches('a') && getComputedStyle(element).display === 'inline') return false;
  const label = element.matches('[type=checkbox], [type=radio]') ? element.closest('.tick, label') : null;
  const box = (label ?? element).getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.height < (label ? 24 : 44) - 0.5;
}).map((element) => `${element.outerHTML.slice(0, 120)} ${element.getBoundingClientRect().height}`)
"""

WIDTH = """
() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  return [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.right > limit + 0.5 && box.width > 0 && !element.closest('.scroll, .hidden');
  }).map((element) => element.outerHTML.slice(0, 120)).slice(0, 5).concat('scrolls sideways');
}
"""

FOCUS = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return {name: element.outerHTML.slice(0, 120), ring, seen};
}
"""


def accessible(page):
    """axe-core finds nothing serious or critical."""
    found = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n    "
        + "\n    ".join(node["html"][:160] for node in violation["nodes"][:4])
        for violation in AXE.run(page, options=RULES).response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)


def fits(page):
    """Nothing scrolls sideways."""
    found = page.evaluate(WIDTH)
    assert not found, f"{page.url} is wider than the screen:\n" + "\n".join(found)


def touchable(page):
    """What is touched is 44 px high at least."""
    found = page.evaluate(TARGETS)
    assert not found, f"{page.url} is hard to touch:\n" + "\n".join(found)


def focused(page) -> str:
    """What has the focus shows it, and is in sight; answers its beginning."""
    found = page.evaluate(FOCUS)
    assert found, "nothing has the focus"
    assert found["ring"], f"no ring: {found['name']}"
    assert found["seen"], f"out of sight: {found['name']}"
    return found["name"]


def words(page, language: str):
    """The page is in its language, has one heading and a title."""
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1, page.url
    assert page.title().endswith("Obhut"), page.url

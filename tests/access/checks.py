"""What is looked at on a page, in the page itself: each gives what is wrong, and nothing when all is well."""

from contextlib import suppress

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError

# Ours: what stands in a cell of the page, and the bar, notices and foot around them. Jupyter's frame is not in our hands.
OURS = [".jp-Notebook .jp-Cell", ".page-bar", ".page-notices", ".page-foot"]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# axe takes for hidden what lies in Jupyter's body, which cuts off what overflows it and is itself no pixel high: laid out
# at full length, as on paper, all of the page is judged.
AT_FULL_LENGTH = """html, body:has(.course-page), body:has(.course-page) :is(#main, .lm-Widget:not(.jp-Cell, .jp-Cell *), .jp-WindowedPanel-outer, .jp-WindowedPanel-inner) {
  position: static !important; overflow: visible !important; height: auto !important; width: auto !important; contain: none !important; }"""

NAMELESS = """() => [...document.querySelectorAll(".course-front :is(input, select, textarea, button)")]
  .filter((node) => !(node.labels?.length || node.getAttribute("aria-label") || node.textContent.trim())).map((node) => node.outerHTML.slice(0, 90))"""
# A radio or a box is as large as the words beside it, which are pressed as well.
SMALL = """() => [...document.querySelectorAll(".course-page :is(.course-front, .page-bar, .page-foot, .page-run) :is(button, select, textarea, summary, input)")]
  .map((node) => [(/radio|checkbox/.test(node.type) && node.closest("label") || node).getBoundingClientRect(), node.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width && (box.width < 24 || box.height < 24)).map(([, said]) => said)"""
TWICE = """() => { const ids = [...document.querySelectorAll(".course-front [id]:not(svg *)")].map((node) => node.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at); }"""
CHARTS = """() => [...document.querySelectorAll(".course-live, .jp-OutputArea-output svg[role=img], .jp-OutputArea-output [role=graphics-document]")]
  .filter((node) => !node.parentElement.closest(".course-live"))  // what is inside one image is not read out by itself
  .map((node) => node.getAttribute("aria-label") ?? "")"""
# Past the right edge, and in nothing that scrolls by itself as a wide table does.
CUT_OFF = """() => { const edge = document.querySelector(".jp-WindowedPanel-outer");
  const scrolls = (node) => node !== edge && node !== null && (/auto|scroll/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  const past = [...edge.querySelectorAll("*")].filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1
    && node.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(node.parentElement)).map((node) => node.outerHTML.slice(0, 90));
  return edge.scrollWidth > edge.clientWidth ? [`the page scrolls by ${edge.scrollWidth - edge.clientWidth} px`, ...past] : past; }"""
# What a browser that translates pages would change and must not: code, tables of data, and whatever reads like a column's name.
TRANSLATED = """() => { const texts = [], walker = document.createTreeWalker(document.querySelector(".jp-Notebook"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  const names = texts.filter(({ data }) => /\\b[a-z0-9]+_[a-z0-9_]+\\b|\\w\\(\\)|\\w\\[["']/.test(data)).map((text) => text.parentElement).filter((node) => !node.matches("style, script"));
  const code = [...document.querySelectorAll(".jp-Notebook :is(code, pre, .cm-content, .jp-RenderedHTML table, .course-code, .course-result)")];
  return { seen: code.length, left: [...names, ...code].filter((node) => !node.closest("[translate=no]")).map((node) => node.outerHTML.slice(0, 120)) }; }"""
MOVING = """() => [...document.querySelectorAll(".course-page *")].filter((node) => { const style = getComputedStyle(node);
  return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => time !== "0s") || style.scrollBehavior === "smooth"; })
  .map((node) => node.outerHTML.slice(0, 90)).concat(document.getAnimations().map((one) => `${one.constructor.name} is running`))"""
# Text, and marks of charts, that white paper would not show: WCAG contrast with what is printed behind them below 4.5 and 3.
PALE = """() => { const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => { const [r, g, b] = parts(colour).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const solid = (colour) => colour !== "none" && (parts(colour)[3] ?? 1) > 0;
  const behind = (node) => { for (let at = node; at; at = at.parentElement) { const colour = getComputedStyle(at).backgroundColor; if (solid(colour)) return colour; } return "rgb(255, 255, 255)"; };
  const contrast = (a, b) => { const [low, high] = [light(a), light(b)].sort((x, y) => x - y); return (high + 0.05) / (low + 0.05); };
  const ours = [...document.querySelectorAll(".jp-Notebook .jp-Cell *")].filter((node) => node.checkVisibility());
  const text = ours.filter((node) => !node.closest("svg, button, option") && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .filter((node) => light(behind(node)) < 0.8 || contrast(getComputedStyle(node).color, behind(node)) < 4.5);
  const drawn = ours.filter((node) => node.closest(".mark-text") && node.matches("text") && contrast(getComputedStyle(node).fill, behind(node)) < 4.5);
  return [...text, ...drawn].map((node) => node.outerHTML.slice(0, 90)); }"""
# Each control that Tab should reach, in the order in which it stands in the page, with how it looks without the focus.
LOOK = """const ring = (node) => { const style = getComputedStyle(node.closest(".jp-InputArea-editor") ?? node);
  return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(" "); };"""
STOPS = "() => {" + LOOK + """ const seen = new Set();
  document.activeElement?.blur();
  window.stops = [...document.querySelectorAll(".course-page :is(button, select, textarea, input, summary, a[href], iframe, .cm-content, [tabindex='0'])")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled && node.tabIndex >= 0)
    .filter((node) => { if (node.type !== "radio") return true; if (seen.has(node.name)) return false; seen.add(node.name); return true; });
  window.plain = window.stops.map(ring);
  return window.stops.map((node) => node.tabIndex); }"""
WHERE = "() => {" + LOOK + """ const node = document.activeElement;
  const at = window.stops.findIndex((stop) => stop === node || (node.type === "radio" && stop.name === node.name && stop.type === "radio"));
  const box = node.getBoundingClientRect();
  const bar = document.querySelector(".page-bar").getBoundingClientRect();
  const inside = node.tagName === "IFRAME";  // draws its ring within, which a test of its own looks at
  return { at, said: node.outerHTML.slice(0, 90), seen: at < 0 || inside || ring(node) !== window.plain[at],
    covered: !node.closest(".page-bar") && (box.bottom <= bar.bottom || box.top >= window.innerHeight) }; }"""


def violations(page, context=None):
    """What axe-core finds by WCAG 2.2 A and AA, in all of a page or in the parts given; also that it judged no text at all."""
    style = page.add_style_tag(content=AT_FULL_LENGTH)
    found = Axe().run(page, context=context and {"include": [[part] for part in context]}, options=RULES).response
    style.evaluate("(node) => node.remove()")
    said = [f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]
    contrasts = [check["data"] for one in found["passes"] + found["violations"] if one["id"] == "color-contrast" for node in one["nodes"] for check in node["any"]]
    return said if any(isinstance(data, dict) and data.get("contrastRatio") for data in contrasts) else [*said, "axe judged no text"]


def focus_walk(page):
    """Tab from the first control to the last. What is out of order, passed over, not seen or covered."""
    order = page.evaluate(STOPS)
    wrong = [f"stop {at} asks for a place of its own in the order" for at, index in enumerate(order) if index > 0]
    page.evaluate("() => window.stops[0].focus()")
    page.keyboard.press("Shift+Tab")  # and back: a focus that came by a script is not shown
    page.keyboard.press("Tab")
    reached = []
    for _ in range(2 * len(order)):
        with suppress(TimeoutError):  # on its way into a sealed frame, or out of one: another process
            page.wait_for_function("() => document.activeElement !== document.body", timeout=5000)
        now = page.evaluate(WHERE)
        if now["at"] >= 0:
            reached.append(now["at"])
        if not now["seen"]:
            wrong.append(f"the focus can't be seen: {now['said']}")
        if now["covered"]:
            wrong.append(f"the focus is out of sight: {now['said']}")
        if now["at"] == len(order) - 1:
            break
        page.keyboard.press("Tab")
    if reached != sorted(reached):
        wrong.append(f"the focus jumps about: {reached}")
    passed = sorted(set(range(len(order))) - set(reached))
    return wrong + [page.evaluate("(at) => `Tab never reaches ${window.stops[at].outerHTML.slice(0, 120)}`", at) for at in passed]

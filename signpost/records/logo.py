"""Reads a directory's logo: an SVG file in a form so narrow that it can only draw.

What draws is copied into a new file, element by element, from lists of what is allowed; notes that drawing programs
leave are dropped, and anything else is refused in words. Whatever is wrong is a problem and never an exception.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError, SubElement, register_namespace, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from signpost.records.problem import Place, Problem, problem, quoted

FILE: Final = "logo.svg"
LARGEST: Final = 20 * 1024  # bytes: every page loads it
DEEPEST: Final = 30  # groups within groups
WIDEST: Final = 5  # times as wide as high; wider ones have no room beside a name
SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
SHAPES: Final = frozenset(
    [
        "svg",
        "g",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
    ]
)
NOTES: Final = frozenset({"metadata", "title", "desc"})  # which draw nothing; what the logo shows is said elsewhere
# How to draw, as an attribute of its own or within `style`.
LOOKS: Final = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "display",
        "visibility",
        "opacity",
        "clip-path",
        "clip-rule",
        "stop-color",
        "stop-opacity",
        "color",
    ]
)
PLACES: Final = frozenset(
    [
        "id",
        "d",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "width",
        "height",
        "points",
        "transform",
        "offset",
        "viewBox",
        "preserveAspectRatio",
        "version",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
    ]
)
# What programs write beside and what changes nothing in a drawing without words and pictures.
DROPPED: Final = frozenset(
    [
        "class",
        "role",
        "focusable",
        "enable-background",
        "data-name",
        "overflow",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "line-height",
        "text-anchor",
        "letter-spacing",
        "word-spacing",
        "mix-blend-mode",
        "paint-order",
        "isolation",
        "shape-rendering",
    ]
)
OWN_PART: Final = re.compile(r"url\(\s*['\"]?#[\w.-]+['\"]?\s*\)")
PLAIN_VALUE: Final = re.compile(r"[\w\s.,%#()+-]*")
NUMBER: Final = re.compile(r"\d{1,5}(?:\.\d{1,9})?")
PLAIN: Final = (
    "Save it as a plain SVG: in Inkscape as Plain SVG with all words made paths, in Illustrator with Styling: "
    "Presentation Attributes and Font: Convert to Outlines."
)
NOT_DRAWN: Final = {
    "script": "A logo can't have a script in it.",
    "style": "A logo can't have a style sheet in it: each shape has to say its own colour.",
    "foreignObject": "A logo can't have a piece of a web page in it (foreignObject).",
    "image": "A logo can't have a picture within it: all of it has to be drawn as shapes.",
    "text": "A logo can't have words as letters, which look different on each computer: they have to be paths.",
}


@dataclass(frozen=True)
class Logo:
    """A logo that only draws, as SVG, and its size; or what is wrong with it."""

    svg: str = ""
    width: float = 0
    height: float = 0
    problems: tuple[Problem, ...] = ()


class _Fault(Exception):
    """Something in the file is wrong; it has the words and what would pass."""

    def __init__(self, message: str, fix: str = PLAIN) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def read_logo(data: bytes) -> Logo:
    """Read a logo."""
    register_namespace("", SVG)
    try:
        width, height, root = _drawn(data)
    except _Fault as fault:
        return Logo(problems=(problem(Place(FILE), "logo-form", fault.message, fault.fix),))
    return Logo(tostring(root, encoding="unicode"), width, height)


def _drawn(data: bytes) -> tuple[float, float, Element]:
    if len(data) > LARGEST:
        raise _Fault(
            f"This file is {len(data) / 1024:.0f} KB large; a logo may have {LARGEST // 1024} KB.",
            "Draw it with fewer points, or save it as a plain SVG without pictures in it.",
        )
    read = _parsed(data)
    if read.tag != f"{{{SVG}}}svg":
        raise _Fault("This file is no SVG drawing.")
    root = Element(read.tag, dict(_attributes(read)))
    _copy(read, root, 1)
    width, height = _size(root)
    for name in ("width", "height", "x", "y"):
        root.attrib.pop(name, None)
    root.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    return width, height, root


def _parsed(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise _Fault("This file declares entities, which can make a small file fill a computer.") from None
    except (ParseError, ValueError, LookupError) as fault:
        line = getattr(fault, "position", (1, 0))[0]
        raise _Fault(f"From line {line} on this file can't be read as SVG.") from None
    return root


def _copy(read: Element, into: Element, depth: int) -> None:
    """Copy what draws from one element into another. Comments and foreign elements, which draw nothing, stay behind."""
    if depth > DEEPEST:
        raise _Fault("There are groups within groups here, too deep.")
    for child in read:
        space, _, name = child.tag.rpartition("}")
        if space != f"{{{SVG}" or name in NOTES:
            continue
        if name not in SHAPES or name == "svg":
            raise _Fault(NOT_DRAWN.get(name, f"A logo can only have shapes in it, and {quoted(name)} is none."))
        _copy(child, SubElement(into, child.tag, dict(_attributes(child))), depth + 1)


def _attributes(read: Element) -> Iterator[tuple[str, str]]:
    for key, value in read.attrib.items():
        space, _, name = key.rpartition("}")
        if name == "style" and not space:
            yield from _style(value)
        elif name == "href" and space in ("", f"{{{XLINK}"):
            yield "href", _own_part(value)
        elif not space:
            yield from _attribute(name, value)


def _style(value: str) -> Iterator[tuple[str, str]]:
    """What `style` says, as attributes, which mean the same."""
    for part in value.split(";"):
        name, _, said = part.partition(":")
        if not name.strip().startswith("-") and part.strip():
            yield from _attribute(name.strip(), said.strip())


def _attribute(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name.lower().startswith("on"):
        raise _Fault(f"A logo can't do anything when it is shown or touched, and {quoted(name)} would.")
    if name in DROPPED or name.startswith(("aria-", "data-", "-", "font-", "text-", "solid-", "color-")):
        return
    if name not in LOOKS | PLACES:
        raise _Fault(f"A logo can only say how its shapes look, and {quoted(name)} says something else.")
    if not PLAIN_VALUE.fullmatch(OWN_PART.sub("", value)) or "url" in OWN_PART.sub("", value).lower():
        raise _Fault(f"The value {quoted(value)} of {name} leads out of the drawing, or is none that draws.")
    yield name, value


def _own_part(value: str) -> str:
    if not re.fullmatch(r"#[\w.-]+", value.strip()):
        raise _Fault(f"A logo can't fetch anything from elsewhere, and {quoted(value)} would.")
    return value.strip()


def _size(root: Element) -> tuple[float, float]:
    box = root.get("viewBox", "").replace(",", " ").split()
    typed = box[2:] if len(box) == 4 else [root.get(name, "").removesuffix("px") for name in ("width", "height")]
    if len(typed) != 2 or not all(NUMBER.fullmatch(one) and float(one) > 0 for one in typed):
        raise _Fault(
            "This drawing doesn't say how large it is.", 'Give it a viewBox in its first line, such as "0 0 60 40".'
        )
    width, height = map(float, typed)
    if width > WIDEST * height or height > 2 * width:
        raise _Fault(
            f"This logo is {width:g} wide and {height:g} high, and has no room beside the name.",
            f"Use a form of it that is at most {WIDEST} times as wide as high, and at most twice as high as wide.",
        )
    return width, height

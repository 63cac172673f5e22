"""An SVG from outside is shapes and colours; whatever else it holds is left out or refused."""

from __future__ import annotations

import pytest

from questionnaire.brand.svg import NotDrawable, written_anew

START = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"'
)
SHAPE = '<path d="M0 0h4z" fill="#6b2a5b"/>'


def svg(inside: str = SHAPE, more: str = "") -> bytes:
    return f"{START} {more}>{inside}</svg>".encode()


def drawing(inside: str, more: str = "") -> str:
    return written_anew(svg(inside, more))[0].decode()


def test_shapes_and_colours_stay() -> None:
    inside = (
        '<defs><clipPath id="a"><rect width="4" height="4"/></clipPath></defs>'
        '<g transform="scale(2)"><circle r="3" style="clip-path: url(#a); fill: #fff"/></g>'
    )

    text = drawing(inside)

    for part in ('id="a"', 'fill="#fff"', "scale(2)", 'clip-path="url(#a)"'):
        assert part in text


def test_a_drawing_is_as_wide_as_its_view_box_says() -> None:
    drawing, share = written_anew(svg(more='width="900" height="1"'))

    assert share == 2.0
    assert b"width" not in drawing


def test_what_editors_leave_behind_is_left_out() -> None:
    left = '<!-- secret --><title>secret</title><metadata>secret</metadata><n:x xmlns:n="urn:n" secret="1"/>'

    assert "secret" not in drawing(left + SHAPE, 'data-secret="1" class="secret"')


def test_styles_become_attributes() -> None:
    text = drawing('<rect width="4" height="4" style="fill: #6b2a5b; font-size: 3px; stroke-opacity: 100%"/>')

    assert 'fill="#6b2a5b"' in text
    assert "style" not in text and "font" not in text and "opacity" not in text


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "has an element script"),
        ("<style>path{fill:red}</style>", "has an element style"),
        ("<text>Words</text>", "has an element text"),
        ("<defs><linearGradient/></defs>", "has a gradient"),
        ('<image href="https://evil.example/x.png"/>', "has an element image"),
        ('<use xlink:href="#a"/>', "has an element use"),
        ("<foreignObject/>", "has an element foreignObject"),
        ('<animate attributeName="d"/>', "has an element animate"),
        ('<path d="" onload="alert(1)"/>', "has an attribute onload"),
        ('<path d="" xlink:href="x"/>', "has an attribute href"),
        ('<path d="" fill="url(https://evil.example/#a)"/>', "names an address outside"),
        ('<path d="" style="fill: url(//evil.example)"/>', "names an address outside"),
        ('<path d="" opacity=".5"/>', "is transparent"),
        ('<path d="" style="fill-opacity:50%"/>', "is transparent"),
        ('<path d="" fill="rgba(0, 0, 0, .5)"/>', "is transparent"),
        ('<path d="" fill="#11223344"/>', "is transparent"),
        ('<path d="" filter="url(#a)"/>', "has an attribute filter"),
        ('<path d="" mask="url(#a)"/>', "has an attribute mask"),
        ("<g/>", "shows nothing"),
        ("<g/>" * 2_001, "has more than 2000 elements"),
    ],
)
def test_what_would_be_seen_or_do_something_else_is_refused(inside: str, fault: str) -> None:
    with pytest.raises(NotDrawable, match=fault):
        written_anew(svg(inside))


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"", "is no whole SVG"),
        (svg()[:-3], "is no whole SVG"),
        (svg().decode().encode("utf-16"), "is no whole SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), "declares entities"),
        (b"<html/>", "is no SVG"),
        (svg().replace(b"viewBox", b"class"), "needs a viewBox"),
        (svg().replace(b"0 0 40 20", b"0 0 40 0"), "needs a viewBox"),
        (svg().replace(b"0 0 40 20", b"0 0 400 2"), "needs a viewBox"),
        (svg().replace(b"0 0 40 20", b"0 0 nan 2"), "needs a viewBox"),
    ],
)
def test_what_is_no_drawing_is_refused(sent: bytes, fault: str) -> None:
    with pytest.raises(NotDrawable, match=fault):
        written_anew(sent)


def test_a_file_as_editors_write_it_is_read() -> None:
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    kind = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'

    assert written_anew(b"\xef\xbb\xbf" + declaration + kind + svg())[1] == 2.0

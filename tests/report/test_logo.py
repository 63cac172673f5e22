"""A logo is drawn anew: nothing of the file that was sent is kept but what is to be seen."""

from __future__ import annotations

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from questionnaire.report.logo import DRAWN, MOST_PIXELS, NotAnImage, NothingToSee, TooManyPixels, drawn
from tests.report.images import INK, bomb, opened, picture, saved

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HIDDEN = b"Zwiebelfisch"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_comes_out_is_an_opaque_png_of_a_printers_size(kind: str) -> None:
    found = opened(drawn(picture((3000, 900), kind)))

    assert (found.mode, found.width, found.height) == ("RGB", 800, 240)
    assert all(found.size[side] <= DRAWN[side] for side in (0, 1))


def test_a_small_one_is_not_blown_up() -> None:
    assert opened(drawn(picture((40, 30)))).size == (40, 30)


def test_what_is_transparent_is_white_and_white_edges_are_cut_off() -> None:
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    image.paste((*INK, 255), (100, 50, 200, 250))
    image.paste((0, 0, 0, 0), (140, 100, 160, 200))

    found = opened(drawn(saved(image)))

    assert (found.size, found.getpixel((0, 0)), found.getpixel((50, 100))) == ((100, 200), INK, (255,) * 3)


def test_nothing_that_only_machines_read_is_kept() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", HIDDEN.decode())
    exif = Image.Exif()
    exif[0x013B] = HIDDEN.decode()
    png = picture(pnginfo=words, exif=exif, icc_profile=HIDDEN) + HIDDEN
    jpeg = picture(kind="JPEG", exif=exif, comment=HIDDEN) + HIDDEN

    assert [HIDDEN in drawn(sent) for sent in (png, jpeg)] == [False, False]
    assert opened(drawn(png)).info == {}


def test_a_photo_that_lies_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    assert opened(drawn(picture((100, 50), "JPEG", exif=exif))).size == (50, 100)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK"])
def test_every_usual_kind_of_colours_is_read(mode: str) -> None:
    image = Image.new("RGB", (80, 40)).convert("RGBA").convert(mode)

    found = opened(drawn(saved(image, "JPEG" if mode == "CMYK" else "PNG")))

    assert (found.size, found.getpixel((40, 20))) == ((80, 40), (0, 0, 0))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"%PDF-1.7",
        SCRIPT,
        picture()[:90],
        picture(kind="JPEG")[:500],
        saved(Image.new("L", (9, 9)), "GIF"),
    ],
)
@pytest.mark.parametrize("as_beside_weasyprint", [False, True])
def test_anything_but_a_whole_png_or_jpeg_is_refused(
    sent: bytes, as_beside_weasyprint: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", as_beside_weasyprint)

    with pytest.raises(NotAnImage):
        drawn(sent)

    assert as_beside_weasyprint == ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("sent", [bomb(MOST_PIXELS + 1), bomb(10_000), bomb(60_000)])
def test_a_bomb_is_refused_before_it_is_drawn(sent: bytes) -> None:
    with pytest.raises(TooManyPixels):
        drawn(sent)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_what_nobody_would_see_on_paper_is_refused(mode: str) -> None:
    nothing = Image.new(mode, (50, 50), (255, 255, 255) if mode == "RGB" else (0, 0, 0, 0))

    with pytest.raises(NothingToSee):
        drawn(saved(nothing))

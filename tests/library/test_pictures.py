"""Pictures are looked at before the screen gets them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiosk.library.last_good import LastGood
from kiosk.library.pictures import PictureError, Pictures
from tests.library.staff import DRAWING, Clinic


def image(kind: str, width: int = 40, height: int = 30) -> bytes:
    out = BytesIO()
    Image.effect_noise((width, height), 50).save(out, kind)
    return out.getvalue()


PNG, JPEG = image("PNG"), image("JPEG")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
TELEPHONE_PICTURE = b"\xff\xd8\xff\xe0"
GOOD = {
    "a.svg": DRAWING.encode(),
    "marked.svg": b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n" + DRAWING.encode(),
    "sized.svg": b'<svg width="10mm" height="5.5"/>',
    "a.png": PNG,
    "a.jpg": JPEG,
    "a.jpeg": JPEG,
    "wide.png": image("PNG", 4000, 1),
}
LOST = "is not a picture, or a part of it is lost"
BAD = {
    "empty.svg": (b"", LOST),
    "words.svg": (b"no picture", LOST),
    "page.svg": (b"<html><body/></html>", "is not an SVG drawing"),
    "cut.svg": (DRAWING.encode()[:-9], LOST),
    "endless.svg": (b'<svg width="100%" height="100%"/>', "does not say how large it is"),
    "flat.svg": (b'<svg viewBox="0 0 0 0"/>', "does not say how large it is"),
    "odd.svg": (b'<svg viewBox="a b c d"/>', "does not say how large it is"),
    "bomb.svg": (b'<!DOCTYPE s [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>', LOST),
    "script.svg": (
        SVG.format("<script>x</script>").encode(),
        "has a part that the kiosk does not draw (`script`)",
    ),
    "photo.svg": (SVG.format("<image/>").encode(), "has a part that the kiosk does not draw (`image`)"),
    "deep.svg": (SVG.format("<g>" * 100 + "</g>" * 100).encode(), "has too many parts"),
    "many.svg": (SVG.format("<g/>" * 30_000).encode(), "has too many parts"),
    "circles.svg": (SVG.format('<circle r="4"/>' * 1_100).encode(), "has too many parts"),
    "zigzag.svg": (SVG.format(f'<path d="M0 0{"l1 9 1-9" * 2_000}"/>').encode(), "has too many parts"),
    "points.svg": (
        SVG.format(f'<polyline points="{"0,9 1.5,.5 " * 2_000}"/>').encode(),
        "has too many parts",
    ),
    "code.svg": (b'<?xml version="1.0" encoding="nonsense"?><svg/>', LOST),
    "words.png": (b"no picture", LOST),
    "empty.png": (b"", LOST),
    "jpeg.png": (JPEG, LOST),
    "cut.png": (PNG[:-40], LOST),
    "hurt.png": (PNG[:90] + b"\0\0\0" + PNG[93:], LOST),
    "cut.jpg": (JPEG[: len(JPEG) // 2], LOST),
    "head.jpg": (TELEPHONE_PICTURE, LOST),
    "large.png": (image("PNG", 4001, 1), "is 4001 by 1 pixels; 4000 a side are the most"),
    "heavy.png": (PNG + bytes(4_000_000), "is larger than 4 MB"),
    "a.gif": (image("GIF"), "is of a kind that the kiosk does not show"),
    "none": (PNG, "is of a kind that the kiosk does not show"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD[name])
    picture = Pictures(tmp_path).find(name)
    assert (picture.name, picture.drawing) == (name, GOOD[name])


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_named(tmp_path: Path, name: str) -> None:
    text, what = BAD[name]
    (tmp_path / name).write_bytes(text)
    with pytest.raises(PictureError) as caught:
        Pictures(tmp_path).find(name)
    assert caught.value.what.startswith(f"the picture `{name}` {what}")
    assert caught.value.mend == (
        "Save it again as SVG, PNG or JPEG, with at most 4000 pixels a side; until then the text is shown without it"
    )


def test_the_kind_is_told_in_small_letters(tmp_path: Path) -> None:
    (tmp_path / "A.PNG").write_bytes(PNG)
    assert Pictures(tmp_path).find("A.PNG").name == "A.png"


def test_a_picture_is_read_again_only_when_its_file_has_changed(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path)
    (tmp_path / "a.png").write_bytes(PNG)
    first = pictures.find("a.png")
    assert pictures.find("a.png") is first
    (tmp_path / "b.png").write_bytes(image("PNG", 41))
    (tmp_path / "b.png").replace(tmp_path / "a.png")
    assert pictures.find("a.png").drawing != first.drawing


def test_a_folder_and_no_folder_hold_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(PictureError, match=r"there is no picture `a\.png`"):
            Pictures(folder).find("a.png")


def test_a_locked_picture_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(PNG)

    def locked(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(PictureError, match=r"the picture `a.png` cannot be read \(Permission denied\)"):
        Pictures(tmp_path).find("a.png")


@pytest.mark.parametrize("broken", [None, b"<svg", b"", b"PK"])
def test_a_picture_that_was_good_is_shown_on_and_what_is_wrong_is_told(
    tmp_path: Path, broken: bytes | None
) -> None:
    clinic = Clinic(tmp_path)
    good = clinic.alpha().text
    picture = clinic.file("pictures/nerve.svg")
    picture.unlink() if broken is None else picture.write_bytes(broken)
    library, problems = clinic.load()
    assert library.sections_by_id["alpha"].text == good
    assert len(problems) == 2
    assert all("picture `nerve.svg`" in problem for problem in problems)
    assert all(problem.endswith("until then the picture is shown as it was before.") for problem in problems)


def test_what_was_damaged_in_the_state_folder_is_not_shown(tmp_path: Path) -> None:
    folder, kept = tmp_path / "zz" / "pictures", LastGood(tmp_path / "state")
    for drawing in (GOOD["a.svg"], b"<svg"):
        kept.keep_picture("zz/pictures/a.svg", drawing)
    with pytest.raises(PictureError, match=r"there is no picture `a\.svg`") as caught:
        Pictures(folder, kept).find("a.svg")
    assert caught.value.last
    assert caught.value.last.drawing == GOOD["a.svg"]

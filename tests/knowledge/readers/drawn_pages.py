"""Pages that are drawn: text as a picture, and PDFs of such pictures."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from matplotlib.figure import Figure
from PIL import Image

PLAN = (
    "ỦY BAN NHÂN DÂN TỈNH BẾN TRE",
    "Số: 2450/KH-UBND",
    "Bến Tre, ngày 9 tháng 5 năm 2017",
    "KẾ HOẠCH",
    "Sản xuất sạch hơn trong công nghiệp tỉnh Bến Tre",
    "",
    "Đến hết năm 2020 có 50% cơ sở sản xuất công nghiệp",
    "nhận thức được lợi ích của sản xuất sạch hơn.",
)


def draw_page(lines: Sequence[str], *, slant: float = 0.0) -> Image.Image:
    """A grey page of A5 at 150 points an inch with these lines, turned by so many degrees."""
    figure = Figure(figsize=(5.8, 8.3), dpi=150)
    for number, line in enumerate(lines):
        figure.text(0.08, 0.92 - 0.035 * number, line, fontsize=10)
    target = BytesIO()
    figure.savefig(target, format="png")
    return Image.open(target).convert("L").rotate(slant, fillcolor=255, resample=Image.Resampling.BICUBIC)


def as_file(page: Image.Image, kind: str) -> bytes:
    """The bytes of a picture's file: PNG, JPEG, or a PDF of this page."""
    target = BytesIO()
    page.save(target, format=kind, **({"resolution": 150.0} if kind == "PDF" else {}))
    return target.getvalue()

"""What there is of provinces: all of them in a list under those of today, or of one and around it."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.views.blocks import ReplyBlock, Run, bold_block, plain_block
from knowledge.store.coverage import LibraryCoverage
from knowledge.vietnamese.normalization import fold


def list_provinces(coverage: LibraryCoverage) -> Iterator[ReplyBlock]:
    """A line for each of the 34 provinces of today, with what there is of each that it was made from."""
    yield bold_block(texts.coverage.LIST_TITLE)
    merged: dict[str, list[tuple[str, str]]] = {}
    # Its namesake first, and the others as the alphabet has them.
    ordered = sorted(coverage.provinces, key=lambda each: (each.province != each.province_now, fold(each.province)))
    for each in ordered:
        merged.setdefault(each.province_now or each.province, []).append((each.province, texts.coverage.holdings(each)))
    for now in sorted(merged, key=fold):
        said = texts.coverage.merged_line(now, merged[now])
        yield ReplyBlock(runs=(Run(text=now, bold=True), Run(text=f": {said}")), tight=True)


def about_province(coverage: LibraryCoverage, province: str) -> Iterator[ReplyBlock]:
    """What there is of one province; where that is support or nothing, what there is around it and of the country."""
    place = coverage.of(province)
    yield plain_block(texts.coverage.place_line(place))
    if not place.has_sxsh:
        yield plain_block(texts.coverage.little_there(place, coverage.beside(province), coverage.nation), tight=True)

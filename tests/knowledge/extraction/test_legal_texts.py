"""What is read from legal texts: letterhead, title, signature, portal's table, and the papers they rest on."""

from __future__ import annotations

import pytest

from knowledge.extraction.legal_texts import LegalText, read_legal_text
from knowledge.records import Basis, LineRole
from tests.knowledge.extraction.legal import LegalCase, load_cases


def as_said(legal: LegalText) -> dict[str, str]:
    """What a legal text says, in the form of the cases."""
    dates = {stated.date.basis: stated.date.value for stated in legal.dates}
    fields = {
        "issuer": legal.issuer and legal.issuer.value,
        "number": ", ".join(number.value for number in legal.numbers),
        "place": legal.place and legal.place.value,
        "date": dates.get(Basis.ISSUED),
        "in_force": dates.get(Basis.IN_FORCE),
        "title": legal.title and legal.title.text,
        "signer": "; ".join(f"{who.name} / {who.post}" if who.post else who.name for who in legal.signers),
        "rests_on": ", ".join(number.value for number in legal.rests_on),
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("case", load_cases("seen.txt"), ids=lambda case: case.name)
def test_a_legal_text_says_who_issued_it_when_where_and_under_which_number(case: LegalCase) -> None:
    """Whole or broken, in columns, cells or rows run together: what is stated is read, what is not stays empty."""
    legal = read_legal_text(case.lines)

    assert legal is not None
    assert as_said(legal) == {name: value for name, value in case.says.items() if name != "junk"}
    junk = [line.text for line in case.lines if line.number in legal.junk]
    assert case.says.get("junk", "") in ["", *junk]


@pytest.mark.parametrize("case", load_cases("seen.txt"), ids=lambda case: case.name)
def test_each_statement_points_at_a_line_that_says_it(case: LegalCase) -> None:
    """Number, place and signer stand on their lines, and these have the roles of such lines."""
    legal = read_legal_text(case.lines)
    assert legal is not None
    texts = {line.number: "".join(line.text.split()) for line in case.lines}
    for number in (*legal.numbers, *legal.rests_on):
        following = texts.get((number.line or 0) + 1, "")
        assert number.value in texts[number.line or 0] + following
    for signer in legal.signers:
        assert "".join(signer.name.split()) in texts[signer.line or 0]
        assert legal.roles[signer.line or 0] in (LineRole.SIGNATURE, LineRole.LETTERHEAD)
    assert not legal.roles.keys() & legal.junk.keys()

"""The foot of a paper whose columns stand side by side: recipients and signature told apart."""

from __future__ import annotations

import pytest

from knowledge.extraction import extract
from knowledge.extraction.foot_columns import part_columns
from knowledge.extraction.line_features import read_lines
from knowledge.readers.plain import read_plain
from knowledge.records import Document, DocumentLine, LineRole

HEAD = """UBND TỈNH ĐỒNG THÁP
SỞ CÔNG THƯƠNG
Số: 58/SCT-QLCN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Tháp, ngày 6 tháng 8 năm 2019
V/v kiểm kê lò sấy lúa
Kính gửi: Các hợp tác xã sấy lúa.
Sở Công Thương đề nghị các hợp tác xã kiểm kê lò sấy lúa và gửi kết quả trước ngày 20 tháng 9 năm 2019./.
"""

FEET = {
    "cells": "Nơi nhận: | KT. GIÁM ĐỐC\n- Như trên; | PHÓ GIÁM ĐỐC\n- Sở TNMT; | (Đã ký)\n- Lưu: VT. | Đỗ Thị Sen",
    "run together": "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Sở TNMT;\n- Lưu: VT. (Đã ký)\n\nĐỗ Thị Sen",
    "spaces": "Nơi nhận:     KT. GIÁM ĐỐC\n- Như trên     PHÓ GIÁM ĐỐC\n- Sở TNMT\n- Lưu: VT     Đỗ Thị Sen",
    "code of the file": "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\t(Đã ký)\nT.ĐS/QD9\tĐỗ Thị Sen",
    "tabs": "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Sở TNMT;\n- Lưu: VT.\tĐỗ Thị Sen",
    "capitals": "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT, KT.\tĐỖ THỊ SEN",
    "one row": "Nơi nhận: - Như trên; - Sở TNMT; - Lưu: VT. | KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Đỗ Thị Sen",
    "below the signer": "Nơi nhận:\n- Như trên;\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐỗ Thị Sen\n- Sở TNMT;\n- Lưu: VT.",
    "empty cells": "Nơi nhận: | | KT. GIÁM ĐỐC\n- Như trên; | | PHÓ GIÁM ĐỐC\n- Lưu: VT. | |\n| | Đỗ Thị Sen",
    "long list": "Nơi nhận: | KT. GIÁM ĐỐC\n- Như trên; | PHÓ GIÁM ĐỐC\n"
    + "- Sở TNMT;\n" * 9
    + "- Lưu: VT. | ĐỖ THỊ SEN",
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_recipients_beside_a_signature_are_left_out_and_the_signer_is_kept(foot: str) -> None:
    """However the columns are parted: nothing of the list is stored, each half of the signature is."""
    cleaned = extract(Document(source="thu.txt", lines=read_plain(HEAD + foot)))

    assert [(who.name, who.post) for who in cleaned.particulars.signers] == [("Đỗ Thị Sen", "PHÓ GIÁM ĐỐC")]
    kept = "\n".join(line.text for line in cleaned.lines if line.role is not None)
    assert not any(part in kept for part in ("Nơi nhận", "Như trên", "TNMT", "Lưu"))
    signed = [line.text for line in cleaned.lines if line.role is LineRole.SIGNATURE]
    assert "".join(signed).lower().replace(" ", "").startswith("kt.giámđốcphógiámđốc")
    assert [line.number for line in cleaned.lines] == list(range(len(cleaned.lines)))
    (signer,) = cleaned.particulars.signers
    assert signer.line is not None
    assert cleaned.lines[signer.line].text.lower().endswith("đỗ thị sen")


def test_a_form_s_foot_is_signed_by_nobody() -> None:
    """Whom a form leaves open is no signer; its foot is a signature all the same."""
    foot = "Nơi nhận: | NGƯỜI ĐỨNG ĐẦU\n- Như trên; | GIÁM ĐỐC\n- Lưu: VT. | (Ký tên, đóng dấu)"

    cleaned = extract(Document(source="mau.txt", lines=read_plain(HEAD + foot)))

    assert cleaned.particulars.signers == ()
    signed = [line.text for line in cleaned.lines if line.role is LineRole.SIGNATURE]
    assert signed[-2:] == ["GIÁM ĐỐC", "(Ký tên, đóng dấu)"]


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận: - Như trên;\n- CVP, các PCVP Lê Hữu An;\n- Lưu: VT.\nPHỤ LỤC\n- Lò sấy;",
        "Nơi nhận hàng: Kho Cao Lãnh\nGiám đốc Sở Nguyễn Văn An chủ trì.",
        "- Lưu: VT. GIÁM ĐỐC",
        "",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    """A list without a signature beside it, or a sentence, is not cut."""
    lines = read_lines([DocumentLine(text=text)])

    assert part_columns(lines) == lines


def test_of_several_who_sign_side_by_side_each_has_the_post_above() -> None:
    """Where every one has one; a post that may be anyone's is nobody's."""
    both = extract(Document(source="bb.txt", lines=read_plain(f"{HEAD}THƯ KÝ | CHỦ TRÌ\nLê Thị An | Võ Văn Bình")))
    one = extract(Document(source="bb.txt", lines=read_plain(f"{HEAD}BÊN GIAO | CHỦ TRÌ\nLê Thị An | Võ Văn Bình")))

    assert [who.post for who in both.particulars.signers] == ["THƯ KÝ", "CHỦ TRÌ"]
    assert [who.post for who in one.particulars.signers] == [None, None]

"""Files and folders become documents, or are refused with one reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import (
    DocumentBroken,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentNotFound,
    DocumentRefused,
    DocumentTooLarge,
    DocumentUnreadable,
    OldOfficeFile,
    UnknownDocumentType,
    UnknownEncoding,
)
from knowledge.readers import find_documents, read_content, read_document
from knowledge.records import DocumentLine, LineKind

LINE = "Nhà máy giấy giảm một phần ba lượng nước thải."


def test_every_line_of_plain_text_is_a_block(tmp_path: Path) -> None:
    """Lines become paragraphs in order, bullets become list items without their sign, minus signs stay."""
    path = tmp_path / "bài.txt"
    path.write_text(f"Tiêu đề\r\n\r\n{LINE}\n- Tiết kiệm điện\n• Tiết kiệm nước\n-5°C là đủ lạnh\n", "utf-8")
    document = read_document(path)
    assert document.source == "bài.txt"
    assert document.lines == (
        DocumentLine(text="Tiêu đề"),
        DocumentLine(text=LINE),
        DocumentLine(kind=LineKind.LIST_ITEM, text="Tiết kiệm điện"),
        DocumentLine(kind=LineKind.LIST_ITEM, text="Tiết kiệm nước"),
        DocumentLine(text="-5°C là đủ lạnh"),
    )


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        pytest.param("a.txt", b"", DocumentEmpty, id="no byte"),
        pytest.param("a.txt", b" \n\r\n\t", DocumentEmpty, id="only spaces"),
        pytest.param("a.txt", b"\xef\xbb\xbf\n", DocumentEmpty, id="only a mark"),
        pytest.param("a.txt", b"\x00\x01\x02" * 99, UnknownEncoding, id="binary"),
        pytest.param("a.xlsx", b"PK\x03\x04 xl/workbook", DocumentBroken, id="no spreadsheet inside"),
        pytest.param("a.odt", b"PK\x03\x04 content.xml", UnknownDocumentType, id="of another office"),
        pytest.param("a", LINE.encode(), UnknownDocumentType, id="no suffix"),
        pytest.param("a.pdf", LINE.encode(), DocumentBroken, id="no PDF inside"),
        pytest.param("a.docx", b"PK\x03\x04 nothing", DocumentBroken, id="no DOCX inside"),
        pytest.param(
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            OldOfficeFile,
            id="Word 97",
        ),
        pytest.param(
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            DocumentEncrypted,
            id="DOCX with a password",
        ),
    ],
)
def test_each_bad_file_has_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, error: type[DocumentRefused]
) -> None:
    """The class of the refusal says what is wrong, its source which file."""
    monkeypatch.setenv("PATH", "")  # no program that knows older files
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error) as refused:
        read_document(tmp_path / name)
    assert type(refused.value) is error
    assert refused.value.source == name


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    """A name without a file is refused as not found."""
    with pytest.raises(DocumentNotFound):
        read_document(tmp_path / "không có.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    """A folder cannot be read as a file."""
    with pytest.raises(DocumentUnreadable, match="folder"):
        read_document(tmp_path)


def test_a_forbidden_file_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission is refused with that reason (simulated: an administrator may read all)."""
    path = tmp_path / "a.txt"
    path.write_text(LINE)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentUnreadable, match="permission"):
        read_document(path)


def test_the_limit_is_in_bytes_and_named(tmp_path: Path) -> None:
    """A file of just the limit is read; a larger one is refused with both sizes."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 3072)
    assert read_document(path, limit=3072).lines
    with pytest.raises(DocumentTooLarge, match="3 KiB > 2 KiB"):
        read_document(path, limit=2048)


def test_html_named_as_text_is_read_as_html() -> None:
    """A mark in the bytes wins over the name."""
    page = f"<!DOCTYPE html><html><body><h1>Bài về giấy</h1><article><p>{LINE} {LINE}</p></article></body></html>"
    assert read_content(page.encode(), "a.txt").boxes


def test_an_upload_keeps_its_name_or_url() -> None:
    """The source of an upload is its name, or the URL it is from."""
    assert read_content(LINE.encode(), "a.txt").source == "a.txt"
    document = read_content(LINE.encode(), "a.txt", url="https://vi.du/a.txt")
    assert (document.source, document.url) == ("https://vi.du/a.txt", "https://vi.du/a.txt")


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    """Every file below a folder is found in sorted order, unknown types too, hidden ones and Windows' own not."""
    for name in ("b.txt", "a/z.md", "a/.hidden/x.txt", ".env", "c.xlsx", "a/Thumbs.db"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(LINE)
    expected = [tmp_path / "a/z.md", tmp_path / "b.txt", tmp_path / "c.xlsx"]
    assert list(find_documents([tmp_path])) == expected


def test_a_link_back_up_is_not_followed(tmp_path: Path) -> None:
    """A folder that links to itself is searched once."""
    (tmp_path / "a.txt").write_text(LINE)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(find_documents([tmp_path])) == [tmp_path / "a.txt"]


def test_urls_and_names_pass_as_they_are() -> None:
    """What is no folder is left for the reader to judge."""
    assert list(find_documents(["https://vi.du/a", "thiếu.txt"])) == ["https://vi.du/a", "thiếu.txt"]


def test_real_articles_are_read_whole(seeds: Path) -> None:
    """Each of the real pages gives a block for every line that holds anything."""
    for path in find_documents([seeds]):
        lines = [line for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
        assert len(read_document(path).lines) == len(lines)

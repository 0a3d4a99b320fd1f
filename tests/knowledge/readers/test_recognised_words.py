"""What is taken of the words that tesseract gives with how sure it is of each."""

from __future__ import annotations

from knowledge.readers.recognised_words import read_words

SENTENCE = [(word, 96.0) for word in ["Các", "chỉ", "tiêu", "chính", "được", "nêu", "trong", "bảng", "dưới", "đây"]]


def table(*lines: list[tuple[str, float]]) -> str:
    rows = [
        f"5\t1\t1\t1\t{number}\t{place}\t{100 * place}\t{50 * number}\t80\t20\t{sureness}\t{text}"
        for number, line in enumerate(lines)
        for place, (text, sureness) in enumerate(line)
    ]
    return "level\tpage_num\tblock_num\n" + "\n".join(rows)


def doubtful(*lines: list[tuple[str, float]]) -> list[str]:
    return [word.text for word in read_words(table(*lines), 1.0) if word.doubtful]


def test_a_line_with_a_figure_that_is_not_sure_is_marked_whole() -> None:
    """A lost comma makes ten times as much of it; a word with a wrong letter is still read as what it was."""
    unsure = [("Cà", 93.0), ("Ná", 93.0), ("4,0", 90.0), ("31", 57.0)]
    assert doubtful(SENTENCE, unsure) == ["Cà", "Ná", "4,0", "31"]
    assert doubtful(SENTENCE, [("Đầm", 96.0), ("Vua", 57.0), ("4,0", 90.0), ("3,1", 88.0)]) == []


def test_of_a_page_of_unsure_figures_nothing_is_taken() -> None:
    rows = [[(f"{number},{number}", 50.0)] * 9 for number in range(9)]
    assert read_words(table(SENTENCE, *rows), 1.0) == ()

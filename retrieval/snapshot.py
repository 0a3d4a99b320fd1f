"""Everything derived from one version of the library, built together and never changed."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.library import Library
from retrieval.abbreviations import learn_abbreviations
from retrieval.index import EmbeddedIndex
from retrieval.lexicon import Lexicon, load_lexicon
from retrieval.spelling import Speller
from retrieval.units import UnitCutter


@dataclass(frozen=True)
class Snapshot:
    """The index of one version, with the words its documents taught."""

    index: EmbeddedIndex
    lexicon: Lexicon
    speller: Speller
    cutter: UnitCutter

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces with articles, in alphabetical order of their folded names."""
        return self.index.provinces


def take_snapshot(library: Library) -> Snapshot:
    """The library as it is now, indexed."""
    version, articles, passages = library.read()
    lexicon = load_lexicon(learn_abbreviations(article.text for article in articles))
    index = EmbeddedIndex(version, articles, passages, lexicon)
    return Snapshot(index, lexicon, Speller(index, lexicon), UnitCutter(lexicon))

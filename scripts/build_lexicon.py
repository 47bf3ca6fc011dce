"""Make the word and name lists of `referat.words.lexicon`.

The words come from spacy-lookups-data, which is needed for this script alone (pip install spacy-lookups-data).
"""

import gzip
import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from referat.components.augment import read_pool
from referat.words.lexicon import FIRST_NAMES_FILE, SURNAMES_FILE, WORDS_FILE, build_filter


def main(
    names: Annotated[Path, typer.Argument(help="Folder of the pools of names.")] = Path("corpus/names"),
) -> None:
    """Write three Bloom filters: the forms and lemmas of the Danish lemma table, first names, surnames."""
    table = files("spacy_lookups_data") / "data" / "da_lemma_lookup.json.gz"
    lemmas: dict[str, str] = json.loads(gzip.decompress(table.read_bytes()))
    _write(WORDS_FILE, {*lemmas, *lemmas.values()})
    for kind, path in (("first", FIRST_NAMES_FILE), ("last", SURNAMES_FILE)):
        pools = sorted(names.glob(f"*.{kind}.txt"))
        parts = (part for pool in pools for name in read_pool(pool) for part in name.replace("-", " ").split())
        _write(path, {part.casefold() for part in parts if len(part) > 1})


def _write(path: Path, words: Iterable[str]) -> None:
    forms = set(words)
    path.write_bytes(bytes(build_filter(forms).bits))
    typer.echo(f"{path.name}: {len(forms):,} words, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    typer.run(main)

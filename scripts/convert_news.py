"""DaN+ or DaNE → `corpus/spacy/news.spacy`, and with our own training split → `corpus/spacy/train-and-news.spacy`."""

from pathlib import Path
from typing import Annotated, NoReturn

import spacy
import typer
from spacy.tokens import DocBin

from referat.components.tokenizer import RegexTokenizer
from referat.corpus.news import READERS, SENTENCES, convert_news
from referat.errors import ReferatError

#: The training file of each corpus in its folder. Its other splits are left for measuring.
TRAIN = {"danplus": "train.tsv", "dane": "ddt.train.conllu"}


def main(
    source: Annotated[str, typer.Argument(help="danplus or dane.")],
    assets: Annotated[Path, typer.Argument(help="Folder of assets, as scripts/assets.py leaves it.")],
    train: Annotated[Path, typer.Argument(help="Our own training split, a .spacy file.")],
    output: Annotated[Path, typer.Argument(help="Folder for news.spacy and train-and-news.spacy.")],
    sentences: Annotated[int, typer.Option(min=1, help="How many of news make a Doc.")] = SENTENCES,
    limit: Annotated[int, typer.Option(min=0, help="Take so many Docs of news; 0 takes all.")] = 0,
    organisations: Annotated[
        str, typer.Option(help="unknown: taught as nothing at all; outside: as no entity, where no party it seems.")
    ] = "unknown",
) -> None:
    """Convert the persons of news; what else might be one of our labels is left without annotation."""
    if source not in READERS or organisations not in {"unknown", "outside"}:
        _fail(f"{source}, {organisations}: a source is {' or '.join(READERS)}, organisations are unknown or outside", 2)
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    path = assets / source / TRAIN[source]
    try:
        news = convert_news(
            nlp,
            READERS[source](path),
            per_doc=sentences,
            organisations="outside" if organisations == "outside" else "unknown",
        )
        own = list(DocBin().from_disk(train).get_docs(nlp.vocab))
    except ReferatError as error:
        _fail(str(error), 1)
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}; 'python scripts/assets.py {source}' and 'convert' make it", 1)
    for missed in news.unaligned:
        typer.echo(f"fits no tokens, left without annotation: {missed!r}", err=True)
    docs = news.docs[:limit] if limit else news.docs
    output.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs).to_disk(output / "news.spacy")
    DocBin(docs=[*own, *docs]).to_disk(output / "train-and-news.spacy")
    persons, tokens = sum(len(doc.ents) for doc in docs), sum(map(len, docs))
    unknown = sum(token.ent_iob == 0 for doc in docs for token in doc)
    typer.echo(f"{source}: {len(docs)} docs, {tokens} tokens, {persons} PERSON, {unknown} tokens without annotation")
    typer.echo(f"{output / 'train-and-news.spacy'}: {len(own)} docs of our own, {len(docs)} of news")


def _fail(message: str, status: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)


if __name__ == "__main__":
    typer.run(main)

"""Gold corpus → `corpus/spacy/{train,dev,test}.spacy`."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import spacy
import typer
from spacy.tokens import DocBin

from referat.components.tokenizer import RegexTokenizer
from referat.corpus.annotated import annotated_for_training
from referat.corpus.convert import convert_decisions, convert_meetings
from referat.corpus.decisions import read_decisions
from referat.corpus.gold import read_corpus
from referat.corpus.splits import split_of


def main(
    corpus: Annotated[Path, typer.Argument(help="Folder with meetings/, decisions/ and annotated/.")],
    output: Annotated[Path, typer.Argument(help="Folder for the .spacy files.")],
    limit: Annotated[int, typer.Option(help="Take so many meetings of each split; 0 takes all.")] = 0,
) -> None:
    """Split by body, tokenise, and write one DocBin for each split."""
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    meetings = list(read_corpus(corpus / "meetings"))
    output.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev", "test"):
        chosen = [gold for gold in meetings if split_of(gold.body_key) == split]
        chosen = chosen[:limit] if limit else chosen
        converted = convert_meetings(nlp, chosen)
        if split == "train":
            pulled, left_out = annotated_for_training(corpus / "annotated", meetings)
            for reason in left_out:
                typer.echo(f"left out: {reason}", err=True)
            converted.extend(convert_meetings(nlp, pulled))
            converted.extend(convert_decisions(nlp, read_decisions(corpus / "decisions")))
            if pulled:
                typer.echo(f"train: {len(pulled)} of its meetings are annotators', or parts of such")
            chosen += pulled
        for problem in converted.unaligned:
            typer.echo(f"unaligned, left out: {problem}", err=True)
        DocBin(docs=converted.docs).to_disk(output / f"{split}.spacy")
        words = sum(len(gold.text.split()) for gold in chosen)
        labels = Counter(ent.label_ for doc in converted.docs for ent in doc.ents)
        decisions = sum(bool(doc.cats) for doc in converted.docs)
        counts = ", ".join(f"{n} {label}" for label, n in labels.most_common())
        typer.echo(f"{split}: {len(chosen)} meetings, {words} words, {decisions} decisions; {counts}")


if __name__ == "__main__":
    typer.run(main)

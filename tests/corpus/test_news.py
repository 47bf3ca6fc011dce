"""DaN+ and DaNE as training data, by hand-written files in their formats."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from referat.components.augment import create_augmenter
from referat.components.passages import UNKNOWN, Passage
from referat.components.tokenizer import RegexTokenizer
from referat.corpus.news import Mention, News, Sentence, convert_news, read_dane, read_danplus, spaces
from referat.errors import CorpusError

ROOT = Path(__file__).parents[2]


NLP = spacy.blank("da")
NLP.tokenizer = RegexTokenizer(NLP.vocab)


@pytest.fixture
def nlp() -> Language:
    return NLP


def danplus(*words: str) -> str:
    """A sentence in DaN+'s format; a word may carry its labels: `Kruse/B-PER`, `Aarhus/B-ORG/B-LOC`."""
    lines = []
    for word in words:
        token, *tags = word.split("/")
        lines.append("\t".join([token, *tags, *["O"] * (2 - len(tags))]))
    return "\n".join(lines) + "\n\n"


def dane(text: str, *words: str) -> str:
    """A sentence in DaNE's format; `~` behind a word: no space after it."""
    lines = ["# sent_id = train-s1", f"# text = {text}"]
    for number, word in enumerate(words, 1):
        token, _, tag = word.removesuffix("~").partition("/")
        misc = f"name={tag or 'O'}" + ("|SpaceAfter=No" if word.endswith("~") else "")
        lines.append("\t".join([str(number), token, "_", "X", "_", "_", "0", "dep", "_", misc]))
    return "\n".join(lines) + "\n\n"


def make_news(nlp: Language, tmp_path: Path, *sentences: str, **options: object) -> News:
    path = tmp_path / "train.tsv"
    path.write_text("".join(sentences), encoding="utf-8")
    return convert_news(nlp, read_danplus(path), **options)  # type: ignore[arg-type]


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def unknown(doc: Doc) -> list[str]:
    return [token.text for token in doc if token.ent_iob == 0]


def test_persons_are_taught_places_are_not_and_organisations_stay_open(nlp: Language, tmp_path: Path) -> None:
    news = make_news(
        nlp,
        tmp_path,
        danplus("Borgmester", "Åse/B-PER", "Brun/I-PER", "Holms/I-PER", "tale", "i", "Aarhus/B-LOC", "."),
        danplus("Firmaet", "Dansk/B-ORG/B-LOCderiv", "Sten/I-ORG", "er", "nyt"),
        danplus("Fra", "Venstre/B-ORG", "kom", "kruse/B-PER", ",", "ikke", "fra", "Fjord-familien/B-PERpart", "."),
    )
    [doc] = news.docs
    assert doc.text == (
        "Borgmester Åse Brun Holms tale i Aarhus. Firmaet Dansk Sten er nyt\n"
        "Fra Venstre kom kruse, ikke fra Fjord-familien."
    )
    assert found(doc) == [("Åse Brun Holms", "PERSON"), ("kruse", "PERSON")]
    assert unknown(doc) == ["Dansk", "Sten", "Venstre", "Fjord-familien"]
    assert (news.persons, news.unknown, news.unaligned) == (2, 4, [])
    assert not doc.cats


def test_what_our_rules_take_for_one_of_our_labels_stays_open(nlp: Language, tmp_path: Path) -> None:
    news = make_news(
        nlp, tmp_path, danplus("Det", "koster", "5", "mio.", "kr.", "efter", "§", "18", "i", "vejloven", ".")
    )
    assert found(news.docs[0]) == []
    assert {"5", "mio.", "kr.", "§", "18", "vejloven"} <= set(unknown(news.docs[0]))
    assert not {"Det", "koster", "efter"} & set(unknown(news.docs[0]))


@pytest.mark.parametrize(
    ("organisation", "open_tokens"),
    [
        (["Dansk/B-ORG", "Sten/I-ORG"], []),
        (["Fremskridtspartiet/B-ORG"], ["Fremskridtspartiet"]),
        (["CD/B-ORG"], ["CD"]),
        (["Venstre/B-ORG"], ["Venstre"]),
        (["Rundt/B-MISC", "om/I-MISC"], ["Rundt", "om"]),
    ],
)
def test_organisations_can_be_taught_as_nothing_where_they_are_no_party(
    organisation: list[str], open_tokens: list[str], nlp: Language, tmp_path: Path
) -> None:
    sentence = danplus("Hos", *organisation, "arbejder", "Ib/B-PER", ".")
    news = make_news(nlp, tmp_path, sentence, organisations="outside")
    assert unknown(news.docs[0]) == open_tokens
    assert found(news.docs[0]) == [("Ib", "PERSON")]


@pytest.mark.parametrize(
    ("words", "persons", "open_tokens"),
    [
        # shifted by a word: the name ends with a full stop
        (["siger", "Lise", "Holm/B-PER", "./I-PER"], [], ["Lise", "Holm", "."]),
        # goes on without having begun, and its neighbour
        (["da", "Kruse/B-PER", "så", "Karin/I-PER", "igen"], [], ["Kruse", "så", "Karin", "igen"]),
        # one mention of two labels
        (["Otto/B-PER", "Graf/I-ORG", "kom"], [], ["Otto", "Graf", "kom"]),
        # a sound one beside nothing of the kind
        (["H./B-PER", "C./I-PER", "Holm/I-PER", "kom", "og", "Ib/B-PER"], ["H. C. Holm", "Ib"], []),
        # two side by side
        (["Ib/B-PER", "Bo/B-PER"], ["Ib", "Bo"], []),
    ],
)
def test_broken_mentions_teach_nothing(
    words: list[str], persons: list[str], open_tokens: list[str], nlp: Language, tmp_path: Path
) -> None:
    [doc] = make_news(nlp, tmp_path, danplus(*words)).docs
    assert [text for text, _ in found(doc)] == persons
    assert unknown(doc) == open_tokens


def test_a_person_that_fits_no_tokens_is_told_and_stays_open(nlp: Language) -> None:
    [doc], *_ = (news := convert_news(nlp, [Sentence("Ib er 17:30 her", (Mention("PER", 6, 8),))])).docs, news
    assert news.unaligned == ["17"]
    assert unknown(doc) == ["17:30"]


def test_dane_is_read_with_its_own_spaces(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "ddt.train.conllu"
    text = '"Ja," sagde Per Fjord (SF).'
    words = ['"~', "Ja~", ",~", '"', "sagde", "Per/B-PER", "Fjord/I-PER", "(~", "SF/B-ORG~", ")~", ".~"]
    multiword = "1-2\tikkje\t_\t_\t_\t_\t_\t_\t_\t_\n"
    sentence = dane(text, *words)
    path.write_text(sentence.replace("1\t", f"{multiword}1\t", 1) + dane("Slut", "Slut"), encoding="utf-8")
    sentences = list(read_dane(path))
    assert [s.text for s in sentences] == [text, "Slut"]
    assert [(m.label, text[m.start : m.end]) for m in sentences[0].mentions] == [("PER", "Per Fjord"), ("ORG", "SF")]
    assert found(convert_news(nlp, sentences).docs[0]) == [("Per Fjord", "PERSON")]


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("Ib\tO\n", 1, "no line of DaN\\+"),
        ("Ib\tO\tO\n\nBo\tO\tO\tO\n", 3, "no line of DaN\\+"),
        ("\tO\tO\n", 1, "no line of DaN\\+"),
        ("Ib\tPER\tO\n", 1, "'PER' is no tag of BIO"),
        ("Ib\tX-PER\tO\n", 1, "'X-PER' is no tag"),
    ],
)
def test_lines_of_another_form_are_told(content: str, line: int, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "train.tsv"
    path.write_text(content)
    with pytest.raises(CorpusError, match=rf"train\.tsv:{line}: {problem}"):
        list(read_danplus(path))


@pytest.mark.parametrize(
    ("content", "problem"),
    [("1\tIb\n", "ten columns"), ("\t".join(["1", "Ib", *"_" * 8]) + "\n", "no name= in the last column")],
)
def test_conllu_that_is_no_dane_is_told(content: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(content)
    with pytest.raises(CorpusError, match=problem):
        list(read_dane(path))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Ib , Bo og Per ( 7 år ) .", "Ib, Bo og Per (7 år)."),
        ('Han sagde : " Ja ! "', 'Han sagde: "Ja!"'),
        ('" Ja " , sagde han', '"Ja", sagde han'),
        ('Det går , " siger Ib . " Godt ! "', 'Det går," siger Ib. "Godt!"'),
        ('Det går , " siger Ib', 'Det går," siger Ib'),
        ('bladet " Os " kom', 'bladet "Os" kom'),
        ("- Ja ?", "- Ja?"),
        ("", ""),
    ],
)
def test_spaces_are_those_of_printed_text(tokens: str, text: str) -> None:
    words = tokens.split()
    assert "".join(word + " " * space for word, space in zip(words, spaces(words), strict=True)) == text


WORDS = st.sampled_from(
    ["Ib", "Åse", "og", "2.", "kr.", '"', ",", "(", ")", ".", "Fjord's", "H.C.", "§", "🚲", "-", "mio.", "V"]
)
TAGS = st.sampled_from(["O", "O", "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "B-PERpart"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(WORDS, TAGS), min_size=1, max_size=12), min_size=1, max_size=6), st.integers(1, 4))
def test_every_mention_stands_where_its_tokens_stand(
    sentences: Sequence[Sequence[tuple[str, str]]], per_doc: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "train.tsv"
        lines = ("".join(f"{token}\t{tag}\tO\n" for token, tag in rows) + "\n" for rows in sentences)
        path.write_text("".join(lines), encoding="utf-8")
        read = list(read_danplus(path))
    assert len(read) == len(sentences)
    for sentence, rows in zip(read, sentences, strict=True):
        # Nothing but spaces comes between the tokens.
        assert sentence.text.replace(" ", "") == "".join(token for token, _ in rows)
        ends = [0]
        for mention in (mention for mention in sentence.mentions if not mention.broken):
            assert ends[-1] <= mention.start < mention.end <= len(sentence.text)
            assert sentence.text[mention.start : mention.end].strip() == sentence.text[mention.start : mention.end]
            ends.append(mention.end)
    news = convert_news(NLP, read, per_doc=per_doc)
    assert len(news.docs) == -(-len(read) // per_doc)
    taught = [ent.text for doc in news.docs for ent in doc.ents]
    marked = [s.text[m.start : m.end] for s in read for m in s.mentions if m.label == "PER" and not m.broken]
    assert sorted(taught + news.unaligned) == sorted(marked)
    for doc in news.docs:
        assert not any(token.ent_iob == 0 and token.ent_type_ for token in doc)


def test_what_stays_open_survives_saving_and_augmentation(nlp: Language, tmp_path: Path) -> None:
    news = make_news(
        nlp, tmp_path, danplus("Hos", "Dansk/B-ORG", "Sten/I-ORG", "taler", "Per/B-PER", "Fjord/I-PER", "i", "dag", ".")
    )
    [doc] = DocBin().from_bytes(DocBin(docs=news.docs).to_bytes()).get_docs(nlp.vocab)
    assert unknown(doc) == ["Dansk", "Sten"]
    passage = Passage.of(doc)
    assert passage.spans == ((4, 14, UNKNOWN), (21, 30, "PERSON"))
    augment = create_augmenter(str(ROOT / "corpus" / "names"), swap=1.0, noise=1.0, seed=0)
    texts = set()
    for _ in range(60):
        [example] = augment(nlp, Example(nlp.make_doc(doc.text), doc))
        reference = example.reference
        assert [ent.label_ for ent in reference.ents] == ["PERSON"]
        assert len("".join(unknown(reference))) == len("DanskSten"), "a wrong key may cut a word into several"
        assert reference[0].ent_iob_ == "O"
        texts.add(reference.text)
    assert len(texts) > 20


@pytest.mark.parametrize(("left_open", "expected"), [(True, [("Venstre", "PARTY")]), (False, [])])
def test_the_model_is_not_punished_for_what_stays_open(left_open: bool, expected: list[tuple[str, str]]) -> None:
    """Taught `Venstre` as PARTY once and six times as open, the model says PARTY; taught six times as nothing, it does not."""
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    nlp.add_pipe("ner")
    text = "Venstre stemte imod."
    gold = nlp.make_doc(text)
    gold.set_ents([gold.char_span(0, 7, label="PARTY")])
    [doc] = convert_news(nlp, [Sentence(text, (Mention("ORG", 0, 7),))]).docs
    assert unknown(doc) == ["Venstre"]
    if not left_open:
        doc.set_ents([])
    examples = [Example(nlp.make_doc(text), reference) for reference in (gold, *[doc] * 6)]
    nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples)
    assert found(nlp(text)) == expected


def test_the_script_puts_news_beside_our_own_split(nlp: Language, tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "dane"
    folder.mkdir(parents=True)
    (folder / "ddt.train.conllu").write_text(
        dane("Per Fjord kom", "Per/B-PER", "Fjord/I-PER", "kom") * 3, encoding="utf-8"
    )
    own = nlp.make_doc("Godkendt.")
    own.set_ents([])
    own.cats = {"APPROVED": 1.0}
    DocBin(docs=[own]).to_disk(tmp_path / "train.spacy")
    command = [sys.executable, str(ROOT / "scripts" / "convert_news.py")]
    arguments = [str(tmp_path / "assets"), str(tmp_path / "train.spacy"), str(tmp_path / "out"), "--sentences", "2"]

    def run(source: str, *more: str) -> tuple[int, str]:
        done = subprocess.run(
            [*command, source, *arguments, *more], capture_output=True, text=True, timeout=120, check=False
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr

    status, output = run("dane")
    assert status == 0, output
    assert "dane: 2 docs, 10 tokens, 3 PERSON, 0 tokens without annotation" in output
    docs = list(DocBin().from_disk(tmp_path / "out" / "train-and-news.spacy").get_docs(nlp.vocab))
    assert [len(doc.ents) for doc in docs] == [0, 2, 1]
    assert docs[0].cats == {"APPROVED": 1.0}
    status, output = run("danplus")
    assert status == 1
    assert "train.tsv: No such file or directory; 'python scripts/assets.py danplus' and 'convert' make it" in output
    assert run("dansk")[0] == run("dane", "--organisations", "all")[0] == 2

"""HTML and DOCX: lines, lists and tables; what is no part of the minutes is left out."""

import contextlib
import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from minutes_files import docx_file, html_file

from referat.reading import Limits, ReadError, read_bytes


def html(source: str) -> str:
    return read_bytes(f"<!doctype html><meta charset=utf-8><body>{source}".encode(), "x.html").text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>A</p><p>B</p>", "A\n\nB\n"),
        ("<p>A<br>B<br><br>C", "A\nB\nC\n"),
        ("<div>A<div>B</div>C</div>", "A\n\nB\n\nC\n"),
        ("<p>A<b>B</b> <i>C</i>", "AB C\n"),
        ("<p>1,5&nbsp;mio. kr.", "1,5 mio. kr.\n"),
        ("<p>ar&shy;bejde", "arbejde\n"),
        ("<p>A\n   B\tC", "A B C\n"),
        ("<ul><li>A<li>B</ul><p>C", "- A\n- B\n\nC\n"),
        ("<ol start=3><li>A<li><p>B</p></ol>", "3. A\n4. B\n"),
        ("<ol><li>1. A<li>2. B</ol>", "1. A\n2. B\n"),
        ("<ul><li>A<ul><li>B</ul><li>C</ul>", "- A\n- B\n- C\n"),
        ("<dl><dt>A<dd>B</dl>", "A\nB\n"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "A\tB\n1\t2\n"),
        ("<table><tr><td colspan=2>A<td>B<tr><td>1<td>2<td>3</table>", "A\t\tB\n1\t2\t3\n"),
        ("<table><tr><td><p>A<p>B<td><ul><li>C</ul></table>", "A B\tC\n"),
        ("<table><tr><td><h2>A</h2><p>B</table>", "A\n\nB\n"),
        ("<table><tr><td>A<tr><td>B</table>", "A\nB\n"),
        ("<table><tr><td>M<td><table><tr><td>A<td>B</table></table>", "M\n\nA\tB\n"),
        ("<pre>A\nB</pre>", "A\nB\n"),
        ("<script>x</script><style>y</style><noscript>z</noscript><p>A<!-- c -->", "A\n"),
        ("<nav>M</nav><footer>F</footer><div role=navigation>M</div><p>A", "A\n"),
        ("<div class='cookie-consent'>C</div><div id=breadcrumbs>B</div><ul class='main menu'><li>M</ul><p>A", "A\n"),
        ("<div class='has-menu'><main><p>A</p></main></div>", "A\n"),
        ("<button>Udskriv</button><a href=#>Til toppen</a><p>A", "A\n"),
        ("<h2><button>1. Godkendelse</button></h2><p>A", "1. Godkendelse\n\nA\n"),
        ("<div hidden>Skjult</div><p style='display: none'>X</p><p>A", "A\n"),
        (f"<div aria-hidden=true><p>{'Ord ' * 60}</p></div>", "Ord " * 59 + "Ord\n"),
        ("<p>Punkt 1 &lt;b&gt; &amp; § 5", "Punkt 1 <b> & § 5\n"),
        ("<select><option>Vælg</select><p>A", "A\n"),
    ],
)
def test_blocks_become_lines(source: str, text: str) -> None:
    assert html(source) == text


def test_the_main_part_is_taken_only_where_it_holds_the_text() -> None:
    assert html(f"<p>M</p><main><p>{'A' * 50}</p></main>") == "A" * 50 + "\n"
    assert html("<main><p>A</p></main><p>Beslutning: godkendt.</p>") == "A\n\nBeslutning: godkendt.\n"


@pytest.mark.parametrize("shape", ["portal", "cms", "old"])
def test_sites_are_freed_of_what_is_not_minutes(shape: str) -> None:
    text = read_bytes(html_file(shape), "x.html").text
    for word in ("ookie", "Menu", "Forside", "Udskriv", "toppen", "Rådhuset, Torvet", "Accepter", "Gå til"):
        assert word not in text


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="iso-8859-1"><p>Rådet på Ærø'.encode("latin-1"),
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Rådet på Ærø'.encode("cp1252"),
        "<html><p>Rådet på Ærø".encode(),
        "<html><p>Rådet på Ærø".encode("cp1252"),
        "<html><p>Rådet på Ærø".encode("utf-16"),
        "<html><p>Rådet på Ærø".encode("utf-8-sig"),
        '<meta charset="utf-8"><p>Rådet på Ærø'.encode("latin-1"),
        '<meta charset="klingon"><p>Rådet på Ærø'.encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_bytes(data, "x.html").text == "Rådet på Ærø\n"


def test_pages_without_text_and_towers_of_elements_are_refused() -> None:
    with pytest.raises(ReadError, match="is a web page without text"):
        html("<nav>Menu</nav>")
    with pytest.raises(ReadError, match="more than 1,000 deep"):
        html("<div>" * 200_000 + "A")


@given(st.text(st.sampled_from("<>/pdivtablrhuo &;\"'=A \n"), max_size=300))
def test_any_tags_give_text_or_a_refusal(source: str) -> None:
    text = "\n"
    with contextlib.suppress(ReadError):
        text = html(source)
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def save(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(data: bytes, limits: Limits | None = None) -> str:
    return read_bytes(data, "x.docx", limits or Limits()).text


def test_word_tables_stand_in_place_with_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("Før")
    table = document.add_table(2, 3)
    for cell, text in zip(table.row_cells(0), "ABC", strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "D"
    table.cell(1, 2).text = "E\nF"
    document.add_paragraph("Efter")
    assert word(save(document)) == "Før\n\nA\tB\tC\nD\t\tE F\n\nEfter\n"


def test_word_tracked_changes_are_read_as_accepted() -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    paragraph = document.add_paragraph("Bevilget ")
    paragraph._p.append(parse_xml(f"<w:del {namespace}><w:r><w:delText>4</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {namespace}><w:r><w:t>5</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:r {namespace}><w:t> mio.</w:t><w:noBreakHyphen/><w:br/><w:t>kr.</w:t></w:r>"))
    control = f"<w:sdt {namespace}><w:sdtContent><w:p><w:r><w:t>I felt</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    assert word(save(document)) == "Bevilget 5 mio.-\nkr.\n\nI felt\n"


def test_word_numbers_go_on_and_begin_anew() -> None:
    document = docx.Document()
    for text, style in [("A", "List Number"), ("B", "List Number"), ("C", "List Bullet"), ("D", "Normal")]:
        document.add_paragraph(text, style=style)
    assert word(save(document)) == "1. A\n2. B\n- C\n\nD\n"


def test_word_heads_and_feet_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("Beslutning")
    document.sections[0].header.paragraphs[0].text = "Hoved"
    document.sections[0].footer.paragraphs[0].text = "Fod"
    assert word(save(document)) == "Beslutning\n"


def test_damaged_empty_and_other_office_files_are_refused() -> None:
    whole = docx_file()
    with pytest.raises(ReadError, match="is a damaged"):
        word(whole[: len(whole) // 2])
    with pytest.raises(ReadError, match="is a Word document without text"):
        word(save(docx.Document()))
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ReadError, match="is encrypted with a password"):
        word(encrypted)
    with pytest.raises(ReadError, match="Word 97-2003"):
        read_bytes(encrypted[:500], "x.doc")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ReadError, match="workbook or a presentation"):
        read_bytes(file.getvalue(), "x.xlsx")


def test_word_entities_and_bombs_are_refused() -> None:
    whole = io.BytesIO(docx_file())
    laughs = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {x} "{f"&{y};" * 10}">' for y, x in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for body, limits in (
        (
            laughs
            + "]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>&i;</w:body></w:document>",
            Limits(),
        ),
        ("<a>" + " " * 30_000_000 + "</a>", Limits()),
        ("<a>" + "x" * 2_000_000 + "</a>", Limits(unpacked=1_000_000)),
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, body if name == "word/document.xml" else old.read(name))
        with pytest.raises(ReadError, match=r"is a|unpacks"):
            word(file.getvalue(), limits)

"""The publication as a source: read by content, its structure taken and not found anew."""

import json
from pathlib import Path

import pytest
from publication_sites import ESCAPED, NAMED_FIELDS, NESTED, ONE_FIELD, PDF_ONLY, Site

from referat.firstagenda import read_publication
from referat.reading import ReadError, read_file
from referat.tagging import parse_only


@pytest.mark.parametrize("site", [ONE_FIELD, NAMED_FIELDS, PDF_ONLY, ESCAPED, NESTED], ids=lambda site: site.name)
def test_the_record_has_the_structure_of_the_file(tmp_path: Path, site: Site) -> None:
    path = tmp_path / "meeting.txt"  # what it is, its content says
    path.write_text(json.dumps(site.data), encoding="utf-8")
    source = read_file(path)
    publication = read_publication(path.read_bytes())
    assert source.media_type == "application/json"
    assert (source.text, source.minutes) == (publication.text, publication.minutes)
    record = parse_only(source)
    assert record.layout is not None
    assert record.layout.id == "firstagenda-json"
    assert [item.title for item in record.items] == [item.title for item in publication.minutes.items]
    for item in record.items:
        for section in item.sections:
            assert " ".join(source.text[section.start : section.end].split()).startswith(section.heading)


def test_a_broken_publication_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"Moede": {"Dato": "2024"}, "Dagsordenpunkter": 7}', encoding="utf-8")
    with pytest.raises(ReadError, match=r"x\.json: "):
        read_file(path)

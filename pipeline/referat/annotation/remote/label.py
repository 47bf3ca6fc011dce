"""Label as an annotator does, through doccano's API: for tests and the demonstration. Runs in the client's environment.

    python label.py REQUEST.json < SECRETS.json

The request names `url`, `user`, `project` and `examples`: for each key the whole of its labels, in offsets of the
example. What stands there is replaced by it, and the example is confirmed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main(request_path: Path) -> None:
    """Label and confirm every example of the request."""
    from doccano_client import DoccanoClient  # type: ignore[import-not-found]
    from doccano_client.models.label import Category, Span  # type: ignore[import-not-found]

    request = json.loads(request_path.read_text(encoding="utf-8"))
    client = DoccanoClient(request["url"])
    client.login(request["user"], json.loads(sys.stdin.read())["password"])
    project = next(p for p in client.list_projects() if p.name == request["project"]).id
    span_types = {kind.text: kind.id for kind in client.list_label_types(project, "span")}
    cat_types = {kind.text: kind.id for kind in client.list_label_types(project, "category")}
    examples: list[dict[str, Any]] = client._base_repository.get(
        f"projects/{project}/examples", params={"limit": 5000}
    ).json()["results"]
    by_key = {example["meta"]["noegle"]: example for example in examples}
    for key, wanted in request["examples"].items():
        example = by_key[key]
        place = (project, example["id"])
        old_spans = {(s.start_offset, s.end_offset, s.label): s.id for s in client.list_spans(*place)}
        new_spans = {(start, end, span_types[name]) for start, end, name in wanted["entities"]}
        # What is right already is left alone, so that its author stays.
        for span in old_spans.keys() - new_spans:
            client.delete_span(*place, old_spans[span])
        for start, end, kind in sorted(new_spans - old_spans.keys()):
            made = Span(example=example["id"], start_offset=start, end_offset=end, label=kind)
            client._span_repository.create(project, made)
        old_cats = {c.label: c.id for c in client.list_categories(*place)}
        new_cats = {cat_types[name] for name in wanted["cats"]}
        for kind in old_cats.keys() - new_cats:
            client.delete_category(*place, old_cats[kind])
        for kind in sorted(new_cats - old_cats.keys()):
            client._category_repository.create(project, Category(example=example["id"], label=kind))
        if "comment" in wanted:
            client.create_comment(*place, wanted["comment"])
        if not example["is_confirmed"] and wanted.get("confirm", True):
            client.update_example_state(*place)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

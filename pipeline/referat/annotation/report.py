"""The agreement of annotators as a page (HTML) and as rows for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from referat.annotation.agreement import Agreement, Difference, differences
from referat.annotation.annotated import Annotated
from referat.annotation.labelset import LabelSet

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; }
table { border-collapse: collapse; margin: 1rem 0; } td, th { padding: .2rem .8rem; text-align: left; }
th { border-bottom: 2px solid #555; } td { border-bottom: 1px solid #ccc; } .n { text-align: right; }
.pair { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f4; padding: .8rem; border-radius: .3rem; }
mark { border-radius: .2rem; padding: 0 .15rem; } mark small { opacity: .85; }
.differs { outline: 3px solid #111; } h3 small { font-weight: normal; color: #555; }
"""


def figure(value: float | None) -> str:
    """Three decimals, or a dash where there is nothing to measure.

    >>> figure(0.91666), figure(None)
    ('0.917', '–')
    """
    return "–" if value is None else f"{value:.3f}"


def rows(agreement: Agreement, labels: LabelSet) -> list[tuple[str, str, str]]:
    """The table of figures: what, how much, of how many."""
    out = []
    for label, count in agreement.spans.items():
        number = count.hits + count.false_alarms + count.misses
        out.append((f"F1 {labels.name(label)}", figure(count.f1), f"{number} spans"))
    out.append(("alpha udfald (MASI)", figure(agreement.alpha), f"{agreement.decisions} beslutninger"))
    for outcome, alpha in agreement.alphas.items():
        out.append((f"alpha {labels.name(outcome)}", figure(alpha), ""))
    return out


def sentence(difference: Difference, group: Sequence[Annotated], labels: LabelSet) -> str:
    """A difference in words: who says what."""
    first = group[0]
    if difference.mark is not None:
        mark = difference.mark
        content = " ".join(first.text[mark.start - first.start : mark.end - first.start].split())
        what = f"{labels.name(mark.label)} «{content}»"
    else:
        assert difference.outcome is not None
        what = f"Udfald: {labels.name(difference.outcome)}"
    return f"{what}: {', '.join(difference.said)} ja, {', '.join(difference.unsaid)} nej"


def html(agreement: Agreement, labels: LabelSet, project: str) -> str:
    """The whole report as one page that needs nothing else."""
    table = "".join(
        f"<tr><td>{escape(what)}</td><td class=n>{value}</td><td>{escape(of)}</td></tr>"
        for what, value, of in rows(agreement, labels)
    )
    blocks = "".join(_block(group, labels) for group in agreement.disputed)
    return (
        f"<!doctype html><html lang=da><meta charset=utf-8><title>{escape(project)}: enighed</title>"
        f"<style>{_STYLE}</style><h1>{escape(project)}: enighed mellem {escape(', '.join(agreement.annotators))}</h1>"
        f"<p>{agreement.equal} af {agreement.passages} fælles afsnit er ens.</p>"
        f"<table><tr><th>Mål<th class=n>Værdi<th>Af</tr>{table}</table>"
        f"<h2>Uenigheder: {len(agreement.disputed)} afsnit</h2>{blocks}</html>\n"
    )


def _block(group: Sequence[Annotated], labels: LabelSet) -> str:
    found = differences(group)
    listed = "".join(f"<li>{escape(sentence(d, group, labels))}</li>" for d in found)
    sides = "".join(_side(version, found, labels) for version in group)
    head = f"<h3>{escape(group[0].document)} <small>{escape(group[0].section)}</small></h3>"
    return f"{head}<ul>{listed}</ul><div class=pair>{sides}</div>"


def _side(version: Annotated, found: Sequence[Difference], labels: LabelSet) -> str:
    colours = {kind.label: (kind.colour, kind.text_colour) for kind in labels.spans + labels.outcomes}
    own = {d.mark for d in found if d.mark is not None}
    out, last = [], version.start
    for mark in sorted(version.spans, key=lambda m: m.start):
        out.append(escape(version.text[last - version.start : mark.start - version.start]))
        background, colour = colours[mark.label]
        differs = " class=differs" if mark in own else ""
        content = escape(version.text[mark.start - version.start : mark.end - version.start])
        name = escape(labels.name(mark.label))
        out.append(
            f'<mark{differs} style="background:{background};color:{colour}">{content} <small>{name}</small></mark>'
        )
        last = mark.end
    out.append(escape(version.text[last - version.start :]))
    outcomes = ", ".join(labels.name(outcome) for outcome in version.outcomes) or "intet udfald"
    return f"<div><b>{escape(version.annotator)}</b>: {escape(outcomes)}<div class=text>{''.join(out)}</div></div>"

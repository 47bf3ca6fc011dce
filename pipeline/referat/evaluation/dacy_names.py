"""DaCy's lists of names, put in the place of a document's persons.

The lists are those of `dacy.datasets`: Danish first names and surnames of Danmarks Statistik (2021), the first names
split by sex too, and names of Muslims in Denmark by Meldgaard, Muslimske fornavne i Danmark (2005). Training draws from
pools that were made of them (`corpus/names`), so they are names that the pipeline may have met;
`robustness.name_swaps` draws those that it has not.
"""

from __future__ import annotations

from functools import partial

from referat.evaluation.robustness import Change, swap_persons
from referat.extras import require_extra

#: Functions of `dacy.datasets`, and what their lists are called in a table.
_LISTS = {
    "danish_names": "DaCy: Danish names",
    "female_names": "DaCy: women's names",
    "male_names": "DaCy: men's names",
    "muslim_names": "DaCy: Muslim names",
}


def dacy_swaps() -> tuple[Change, ...]:
    """A change for each list: every person gets a first name and a surname of it.

    Raises:
        MissingExtraError: Where DaCy is not installed.
    """
    require_extra("transformers", "robustness to DaCy's lists of names")
    from dacy import datasets

    changes = []
    for function, name in _LISTS.items():
        lists: dict[str, list[str]] = getattr(datasets, function)()
        # The lists hold initials, too; a name's own initials stay in any case.
        firsts, lasts = (
            sorted({name for name in lists[part] if len(name) > 1 and name[0].isupper()})
            for part in ("first_name", "last_name")
        )
        about = f"{len(firsts)} first names, {len(lasts)} surnames of dacy.datasets.{function}"
        changes.append(Change(name, about, partial(swap_persons, firsts=firsts, lasts=lasts)))
    return tuple(changes)

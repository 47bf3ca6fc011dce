"""The project's own commands, run in a folder of a test, and an encoder small enough for that."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import srsly
import torch
from transformers import BertConfig, BertModel, BertTokenizerFast

ROOT = Path(__file__).parents[2]
#: Short ones, two of the training split and one of each other.
MEETINGS = (
    "laesoe-kb-2011-09-26",
    "broenderslev-handicapraadet-2021-09-16",
    "vejen-byraad-2021-02-09",
    "frederikssund-byraad-2007-02-27",
)


def run(folder: Path, *args: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with the Python of these tests as `python`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    full = {**os.environ, "PATH": path, "OMP_NUM_THREADS": "1", **env}
    command = [str(arg) for arg in args]
    return subprocess.run(command, cwd=folder, env=full, capture_output=True, text=True, timeout=300, check=False)


def project_run(folder: Path, name: str, *args: object, **env: str) -> subprocess.CompletedProcess[str]:
    return run(folder, sys.executable, "-m", "spacy", "project", "run", name, ".", *args, **env)


def make_encoder(folder: Path, texts: Iterable[str], *, positions: int = 256, reads: int | None = None) -> Path:
    """A BERT of two layers with random weights, whose words are those of the texts.

    Args:
        folder: To write it to.
        texts: What its vocabulary is made of: all characters, and the commonest words whole.
        positions: How many pieces it can read.
        reads: How many the tokenizer says that it can read; None says nothing, as many published ones do.
    """
    words = Counter(word for text in texts for word in re.findall(r"\w+|[^\w\s]", text))
    characters = sorted({character for word in words for character in word})
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters, *(f"##{c}" for c in characters)]
    pieces += [word for word, _ in words.most_common(1500) if len(word) > 1]
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    known = {} if reads is None else {"model_max_length": reads}
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, strip_accents=False, **known)
    tokenizer.save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=positions,
    )
    torch.manual_seed(0)
    BertModel(config).save_pretrained(folder)
    return folder


def project_file() -> dict[str, Any]:
    project: dict[str, Any] = srsly.read_yaml(ROOT / "project.yml")
    return project


def commands(step: str, encoder: Path | str) -> list[list[str]]:
    """The command lines of a step of the project."""
    project = project_file()
    variables = {**project["vars"], "encoder": encoder}
    script = next(command["script"] for command in project["commands"] if command["name"] == step)
    return [shlex.split(re.sub(r"\$\{vars\.(\w+)\}", lambda m: str(variables[m.group(1)]), line)) for line in script]

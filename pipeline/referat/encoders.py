"""The files of an encoder, a transformer's pretrained weights with config and tokenizer: where they are, what they are.

All of this needs the extra `transformers`; nothing of it is imported before it is needed.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from referat.errors import ReferatError
from referat.extras import require_extra

#: What `transformers` loads weights from, the safest first.
WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json")
#: What `transformers` loads a tokenizer from; one of them is enough.
TOKENIZERS = ("tokenizer.json", "vocab.txt", "vocab.json", "sentencepiece.bpe.model", "spiece.model")

#: Seconds in which the Hub must have answered: a name that nobody resolves can hang for minutes.
HUB_TIMEOUT = 4.0
#: A model of the Hub, with the revision that is meant.
_HUB_NAME = re.compile(r"(?P<name>[\w-][\w.-]*(?:/[\w-][\w.-]*)?)(?:@(?P<revision>[\w./-]+))?")
#: Of a model's files on the Hub, what an encoder needs beside its weights; more of the kind does no harm.
_SMALL_FILES = ("*.json", "*.txt", "*.model")

_T = TypeVar("_T")


class EncoderError(ReferatError):
    """No encoder, or none that can be used; the message says what to put where."""


def find_encoder(name: str | Path, *, timeout: float = HUB_TIMEOUT) -> Path:
    """The folder that an encoder's files lie in.

    Args:
        name: A folder, or a model of the Hugging Face Hub as `NAME` or `NAME@REVISION`. What was fetched from
            there before is taken from the Hub's cache, without the network; what was not is fetched now.
        timeout: Seconds in which the Hub must answer; the download itself may take as long as it takes.

    Raises:
        EncoderError: Where a folder lacks files, or the Hub does not have the model or does not answer in time.
        MissingExtraError: Where the extra `transformers` is not installed.
    """
    require_extra("transformers", "an encoder")
    folder = Path(name).expanduser()
    if str(name) and folder.is_dir():
        missing = missing_files(folder)
        if missing:
            raise EncoderError(f"{name}: no encoder in this folder; it lacks {' and '.join(missing)}")
        return folder
    match = _HUB_NAME.fullmatch(str(name))
    if match is None:
        raise EncoderError(f"{name}: no such folder, and no name of a model of the Hugging Face Hub either")
    return _from_hub(match["name"], match["revision"], timeout)


def missing_files(folder: Path) -> list[str]:
    """What an encoder's folder lacks, for people to read; empty where it is complete.

    Example:
        >>> missing_files(Path("/nowhere"))[0]
        'config.json'
    """
    missing = [] if (folder / "config.json").is_file() else ["config.json"]
    if not any((folder / file).is_file() for file in WEIGHTS):
        missing.append(f"weights ({WEIGHTS[0]} or {WEIGHTS[2]})")
    if not any((folder / file).is_file() for file in TOKENIZERS):
        missing.append(f"a tokenizer ({', '.join(TOKENIZERS[:-1])} or {TOKENIZERS[-1]})")
    return missing


def describe_encoder(folder: Path) -> dict[str, Any]:
    """What an encoder is. Its config and its tokenizer are loaded for that, its weights are only hashed.

    Returns:
        `kind`, `parameters`, `width` (numbers in a token's vector), `vocabulary` (pieces), `reads` (pieces at once),
        and `sha256` of each file of weights.

    Raises:
        EncoderError: Where config or tokenizer do not load.
        MissingExtraError: Where the extra `transformers` is not installed.
    """
    require_extra("transformers", "an encoder")
    import torch
    from transformers import AutoConfig, AutoModel, AutoTokenizer

    try:
        config = AutoConfig.from_pretrained(folder, trust_remote_code=False)
        tokenizer = AutoTokenizer.from_pretrained(folder, use_fast=True, trust_remote_code=False)
        with torch.device("meta"):  # the layers without the memory
            transformer = AutoModel.from_config(config, trust_remote_code=False)
    except Exception as error:
        # Config and tokenizer are other people's files: what can be wrong with them has no end.
        raise EncoderError(f"{folder}: the encoder does not load: {_first_line(error)}") from None
    files = (file for file in sorted(folder.iterdir()) if file.suffix in {".safetensors", ".bin"})
    return {
        "kind": config.model_type,
        "parameters": sum(parameter.numel() for parameter in transformer.parameters()),
        "width": config.hidden_size,
        "vocabulary": len(tokenizer),
        "reads": max_pieces(tokenizer, transformer),
        "sha256": {file.name: _sha256(file) for file in files},
    }


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _from_hub(name: str, revision: str | None, timeout: float) -> Path:
    from huggingface_hub import HfApi, constants, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError

    try:
        cached = Path(snapshot_download(name, revision=revision, local_files_only=True))
    except (LocalEntryNotFoundError, ValueError):
        pass
    else:
        if not missing_files(cached):
            return cached
    if constants.HF_HUB_OFFLINE:
        raise _unreachable(name, revision, "HF_HUB_OFFLINE forbids to look at the Hugging Face Hub")
    try:
        info = _within(timeout, lambda: HfApi().model_info(name, revision=revision, timeout=timeout))
        files = {sibling.rfilename for sibling in info.siblings or ()}
        form = next((form for form in ("*.safetensors", "pytorch_model*.bin") if any(map(_fits(form), files))), None)
        if form is None:
            raise EncoderError(f"{name}: the Hugging Face Hub has no weights of it for PyTorch")
        return Path(snapshot_download(name, revision=revision, allow_patterns=[*_SMALL_FILES, form]))
    except RepositoryNotFoundError:
        raise EncoderError(f"{name}: no such folder, and no such model on the Hugging Face Hub either") from None
    except HfHubHTTPError as error:
        raise EncoderError(f"{name}: the Hugging Face Hub refuses: {_first_line(error)}") from None
    except OSError as error:
        # Everything that goes wrong on the way: requests' errors are of this kind.
        why = f"{constants.ENDPOINT} cannot be reached ({_reason(error)})"
        raise _unreachable(name, revision, why) from None


def _fits(form: str) -> Callable[[str], bool]:
    pattern = re.compile(re.escape(form).replace(r"\*", r"[^/]*"))
    return lambda file: pattern.fullmatch(file) is not None


def _within(seconds: float, work: Callable[[], _T]) -> _T:
    """Do some work in a thread; resolving a name, and trying one address after the other, know no timeout of ours."""
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError(f"no answer in {seconds:g} seconds")
    return results[0]


def _unreachable(name: str, revision: str | None, why: str) -> EncoderError:
    at = f" --revision {revision}" if revision else ""
    folder = name.rsplit("/", 1)[-1]
    return EncoderError(
        f"the encoder {name} is not on this machine, and {why}. Run this again with the network; or fetch it elsewhere "
        f"('hf download {name}{at} --local-dir {folder}'), put the folder here and name it "
        f"('spacy project run transformer . --vars.encoder {folder}'). It holds config.json, a tokenizer (such as "
        f"{TOKENIZERS[0]}) and weights ({WEIGHTS[0]} or {WEIGHTS[2]})."
    )


def _reason(error: BaseException) -> str:
    """What is at the bottom of an error: requests wraps the reason three times over."""
    while isinstance(deeper := getattr(error, "reason", None) or next(iter(error.args), None), BaseException):
        error = deeper
    return _first_line(error).rsplit(": ", 1)[-1]


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def max_pieces(tokenizer: Any, transformer: Any) -> int:
    """How many pieces of words an encoder reads at once, the two at the borders included.

    Args:
        tokenizer: Of `transformers`; many do not know, and say 10 to the power of 30.
        transformer: The encoder. Where its table of positions has a row for padding (RoBERTa and its kin), positions
            count from the row after that one.
    """
    known = int(tokenizer.model_max_length)
    table = getattr(getattr(transformer, "embeddings", None), "position_embeddings", None)
    rows = getattr(table, "num_embeddings", None) or getattr(transformer.config, "max_position_embeddings", None) or 0
    padding = getattr(table, "padding_idx", None)
    positions = rows if padding is None else rows - padding - 1
    return min(known, positions) if positions > 0 else known

"""The encoder as the first component of the transformer pipeline. Building one needs the extra `transformers`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc, Span
from spacy.util import registry
from thinc.api import Model, NumpyOps, get_current_ops

from referat.encoders import find_encoder, max_pieces


@registry.architectures("referat.Encoder.v1")
def build_encoder(
    name: str,
    get_spans: Callable[[list[Doc]], list[list[Span]]],
    tokenizer_config: dict[str, Any],
    transformer_config: dict[str, Any],
    mixed_precision: bool,
    grad_scaler_config: dict[str, Any],
) -> Model[Any, Any]:
    """`spacy-transformers.TransformerModel.v3`, for any encoder that `find_encoder` finds, on GPU and CPU.

    What it adds: mixed precision, which a CPU refuses, only where the pipeline is on a GPU, so that one config serves
    both, and what was trained on the one runs on the other; and windows of more pieces than the encoder reads are
    halved, where `TransformerModel.v3` drops their ends, or fails if the tokenizer does not know how much is read.

    Args:
        name: See `find_encoder`. Looked for when a pipeline is initialised, not when a trained one is loaded.
        get_spans: Cuts Docs into windows.
        tokenizer_config: For the tokenizer's `from_pretrained`.
        transformer_config: For the encoder's config.
        mixed_precision: Whether a GPU computes in half precision where that is safe.
        grad_scaler_config: For `thinc.api.PyTorchGradScaler`.
    """
    from spacy_transformers.architectures import create_TransformerModel_v3

    mixed = mixed_precision and not isinstance(get_current_ops(), NumpyOps)
    scaler = {**grad_scaler_config, "enabled": mixed and grad_scaler_config.get("enabled", True)}
    model = create_TransformerModel_v3(name, get_spans, dict(tokenizer_config), dict(transformer_config), mixed, scaler)
    initialize, set_transformer = model.init, model.attrs["set_transformer"]

    def init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: N803 (thinc's names)
        if not model.attrs["has_transformer"]:
            model.attrs["name"] = str(find_encoder(name))
        initialize(model, X, Y)

    def set_capped(model: Model[Any, Any], hf_model: Any) -> None:
        # Saved with the tokenizer, so that a trained pipeline knows it too.
        hf_model.tokenizer.model_max_length = max_pieces(hf_model.tokenizer, hf_model.transformer)
        set_transformer(model, hf_model)

    model.init = init
    model.attrs["set_transformer"] = set_capped
    model.attrs["get_spans"] = lambda docs: halve_long(get_spans(docs), model.tokenizer)
    return model


def halve_long(windows: list[list[Span]], tokenizer: Any) -> list[list[Span]]:
    """Halve the windows that have more pieces than the encoder reads, until each fits or is a single token.

    Args:
        windows: Of each Doc.
        tokenizer: Of `transformers`; its `model_max_length` is what fits.
    """
    limit = tokenizer.model_max_length
    texts = [window.text for of_doc in windows for window in of_doc]
    counts = iter(_count_pieces(tokenizer, texts))
    halved = []
    for of_doc in windows:
        parts = []
        for window in of_doc:
            if next(counts) <= limit or len(window) == 1:
                parts.append(window)
            else:
                middle = len(window) // 2
                parts += halve_long([[window[:middle], window[middle:]]], tokenizer)[0]
        halved.append(parts)
    return halved


def _count_pieces(tokenizer: Any, texts: list[str]) -> list[int]:
    if not texts:
        return []
    # Not verbose: that a text is too long is what is asked for here.
    encoded = tokenizer(texts, return_attention_mask=False, return_token_type_ids=False, verbose=False)
    return [len(ids) for ids in encoded["input_ids"]]

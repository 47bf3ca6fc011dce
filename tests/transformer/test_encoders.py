"""An encoder is found in a folder, in the Hub's cache or on the Hub; where it is not, one message says so within seconds."""

from __future__ import annotations

import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from transformer_project import ROOT, commands, run
from transformers import AutoConfig, AutoModel

from referat.encoders import EncoderError, describe_encoder, find_encoder, max_pieces, missing_files

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def fetch(folder: Path, encoder: str, *args: str, **env: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """Run the step `encoder` of the project with an empty cache of the Hub; what it said, and the seconds it took."""
    ((_, script, output, *_),) = commands("encoder", encoder)
    began = time.monotonic()
    env = {"HF_HOME": str(folder / "hub"), "HF_HUB_DISABLE_TELEMETRY": "1", **env}
    done = run(folder, sys.executable, ROOT / script, output, f"--encoder={encoder}", *args, **env)
    return done, time.monotonic() - began


def one_message(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stdout + done.stderr
    assert not done.stdout
    (line,) = done.stderr.splitlines()
    return line


@contextmanager
def silent_server() -> Iterator[str]:
    """An address that takes connections and never says anything, as behind many a firewall."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(16)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def closed_port() -> str:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def hub_of(folder: Path, name: str) -> Iterator[str]:
    """A Hub on this machine that has one model, the files of a folder."""

    class Hub(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith(f"/api/models/{name}"):
                files = [{"rfilename": file.name} for file in sorted(folder.iterdir())]
                self.answer(json.dumps({"id": name, "sha": COMMIT, "siblings": files}).encode(), "api")
            elif self.path.startswith(f"/{name}/resolve/{COMMIT}/"):
                data = (folder / self.path.rsplit("/", 1)[-1]).read_bytes()
                self.answer(data, hashlib.sha256(data).hexdigest())
            else:
                self.send_response(404)
                self.send_header("X-Error-Code", "RepoNotFound")
                self.end_headers()

        do_HEAD = do_GET  # noqa: N815

        def answer(self, data: bytes, etag: str) -> None:
            self.send_response(200)
            headers = {"Content-Length": str(len(data)), "ETag": f'"{etag}"', "X-Repo-Commit": COMMIT}
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def assert_says_what_to_put_where(message: str) -> None:
    assert message.startswith("the encoder someone/danish-encoder is not on this machine, and ")
    for part in ("hf download someone/danish-encoder --revision main", "--vars.encoder danish-encoder"):
        assert part in message
    for file in ("config.json", "tokenizer.json", "model.safetensors"):
        assert file in message


def test_a_hub_that_refuses_is_named_within_seconds(tmp_path: Path) -> None:
    endpoint = closed_port()
    done, seconds = fetch(tmp_path, "someone/danish-encoder@main", HF_ENDPOINT=endpoint)
    assert seconds < 10
    assert_says_what_to_put_where(one_message(done))
    assert f"{endpoint} cannot be reached" in done.stderr


def test_a_hub_that_is_silent_is_given_up_within_seconds(tmp_path: Path) -> None:
    with silent_server() as endpoint:
        done, seconds = fetch(tmp_path, "someone/danish-encoder@main", "--timeout=2", HF_ENDPOINT=endpoint)
    assert seconds < 10
    assert_says_what_to_put_where(one_message(done))
    assert "no answer in 2 seconds" in done.stderr


def test_a_machine_that_must_not_look_is_told_the_same(tmp_path: Path) -> None:
    done, seconds = fetch(tmp_path, "someone/danish-encoder@main", HF_HUB_OFFLINE="1")
    assert seconds < 10
    assert_says_what_to_put_where(one_message(done))


def test_an_encoder_is_fetched_once_and_needs_no_network_after(tmp_path: Path, encoder: Path) -> None:
    with hub_of(encoder, "someone/danish-encoder") as endpoint:
        done, _ = fetch(tmp_path, "someone/danish-encoder", HF_ENDPOINT=endpoint)
        assert done.returncode == 0, done.stderr
        facts = json.loads((tmp_path / "metrics/encoder.json").read_text(encoding="utf-8"))
        assert facts == {"encoder": "someone/danish-encoder", **describe_encoder(encoder)}
        done, _ = fetch(tmp_path, "someone/else", HF_ENDPOINT=endpoint)
        assert one_message(done).endswith("no such folder, and no such model on the Hugging Face Hub either")
    code = "from referat.encoders import find_encoder; print(find_encoder('someone/danish-encoder'))"
    done = run(tmp_path, sys.executable, "-c", code, HF_HOME=str(tmp_path / "hub"), HF_ENDPOINT=endpoint)
    assert missing_files(Path(done.stdout.strip())) == [], done.stderr


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ([], ["config.json", "weights", "a tokenizer"]),
        (["config.json"], ["weights", "a tokenizer"]),
        (["config.json", "vocab.txt"], ["weights"]),
        (["config.json", "tokenizer.json", "tf_model.h5"], ["weights"]),
        (["config.json", "pytorch_model.bin"], ["a tokenizer"]),
        (["model.safetensors", "tokenizer.json"], ["config.json"]),
        (["config.json", "tokenizer.json", "model.safetensors"], []),
        (["config.json", "sentencepiece.bpe.model", "pytorch_model.bin.index.json"], []),
    ],
)
def test_what_a_folder_lacks_is_named(files: list[str], missing: list[str], tmp_path: Path) -> None:
    for file in files:
        (tmp_path / file).touch()
    assert [what.split(" (")[0] for what in missing_files(tmp_path)] == missing
    if missing:
        with pytest.raises(EncoderError, match=f"no encoder in this folder; it lacks {missing[0]}"):
            find_encoder(tmp_path)
    else:
        assert find_encoder(tmp_path) == tmp_path


@pytest.mark.parametrize("name", ["./not/here", "/not/here", "a/b/c", "", "med mellemrum", "a/b@"])
def test_what_is_neither_folder_nor_name_is_refused(name: str) -> None:
    with pytest.raises(EncoderError, match="no such folder, and no name of a model of the Hugging Face Hub either"):
        find_encoder(name)


@pytest.mark.parametrize(
    ("file", "content"),
    [("config.json", "{"), ("config.json", '{"model_type": "brand-new"}'), ("tokenizer.json", "[]")],
)
def test_an_encoder_that_does_not_load_is_named(file: str, content: str, encoder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for part in encoder.iterdir():
        (broken / part.name).write_bytes(part.read_bytes())
    (broken / file).write_text(content, encoding="utf-8")
    with pytest.raises(EncoderError, match=r"broken: the encoder does not load: "):
        describe_encoder(find_encoder(broken))


@pytest.mark.parametrize(
    ("kind", "config", "known", "pieces"),
    [
        ("bert", {"max_position_embeddings": 512}, 10**30, 512),
        ("bert", {"max_position_embeddings": 512}, 128, 128),
        ("electra", {"max_position_embeddings": 128}, 512, 128),
        ("roberta", {"max_position_embeddings": 514, "pad_token_id": 1}, 10**30, 512),
        ("xlm-roberta", {"max_position_embeddings": 514, "pad_token_id": 1}, 512, 512),
        ("camembert", {"max_position_embeddings": 130, "pad_token_id": 1}, 512, 128),
        # one that calls its sizes otherwise
        ("distilbert", {"max_position_embeddings": 512, "dim": 32, "n_heads": 2, "n_layers": 1}, 10**30, 512),
    ],
)
def test_an_encoder_reads_as_much_as_it_has_positions(
    kind: str, config: dict[str, int], known: int, pieces: int
) -> None:
    small = {
        "hidden_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 32,
        "vocab_size": 9,
    }
    with torch.device("meta"):
        transformer = AutoModel.from_config(AutoConfig.for_model(kind, **small, **config))
    assert max_pieces(SimpleNamespace(model_max_length=known), transformer) == pieces

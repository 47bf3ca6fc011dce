"""`project.yml` says truly what each step reads and writes, since weasel skips steps by what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import srsly

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = srsly.read_yaml(ROOT / "project.yml")
COMMANDS: dict[str, dict[str, Any]] = {command["name"]: command for command in PROJECT["commands"]}
#: Folders that steps write; what lies below them need not be in the repository.
MADE = ("corpus/spacy", "models/", "metrics/", "packages/", "out/", "assets/")


def filled(text: str) -> str:
    return re.sub(r"\$\{vars\.(\w+)\}", lambda match: str(PROJECT["vars"][match.group(1)]), text)


def words(command: dict[str, Any]) -> list[str]:
    return [word for line in command["script"] for word in filled(line).split()]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_script_and_config_is_a_dependency(name: str) -> None:
    command = COMMANDS[name]
    deps = {filled(dep) for dep in command["deps"]}
    for word in words(command):
        if word.startswith(("scripts/", "configs/")):
            assert word in deps, f"{name}: {word} is run, but no dependency"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_dependency_is_there_or_made_by_an_earlier_step(name: str) -> None:
    made = {filled(output) for command in COMMANDS.values() for output in command["outputs"]}
    for dep in map(filled, COMMANDS[name]["deps"]):
        assert dep in made or (ROOT / dep).exists(), f"{name}: {dep} is neither here nor made"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_path_that_a_script_names_is_declared(name: str) -> None:
    command = COMMANDS[name]
    declared = {filled(path) for path in (*command["deps"], *command["outputs"])}
    for word in words(command):
        if "/" not in word or word.startswith("-"):
            continue
        known = any(
            word == path or path.startswith(f"{word.rstrip('/')}/") or word.startswith(f"{path}/") for path in declared
        )
        assert known, f"{name}: {word} stands in the script and in neither deps nor outputs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_step_writes_something_and_below_a_folder_that_git_ignores(name: str) -> None:
    outputs = [filled(output) for output in COMMANDS[name]["outputs"]]
    assert outputs
    assert all(output.startswith(MADE) for output in outputs)


def test_every_command_has_help_and_every_script_is_run_or_explained() -> None:
    assert all(command.get("help") for command in COMMANDS.values())
    run = {word for command in COMMANDS.values() for word in words(command) if word.startswith("scripts/")}
    documents = [ROOT / "Makefile", *ROOT.glob("*/README.md"), *(ROOT / "docs").glob("*.md")]
    explained = {
        word for path in documents for word in re.findall(r"scripts/\w+\.py", path.read_text(encoding="utf-8"))
    }
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "scripts").glob("*.py")]
    explained |= {
        f"scripts/{name}.py" for text in scripts for name in re.findall(r"^from (\w+) import", text, re.MULTILINE)
    }
    unused = {f"scripts/{path.name}" for path in (ROOT / "scripts").glob("*.py")} - run - explained
    assert not unused, "run by no step, and explained nowhere"


@pytest.mark.parametrize("workflow", PROJECT["workflows"])
def test_workflows_name_commands_and_each_output_is_made_before_it_is_read(workflow: str) -> None:
    made: set[str] = set()
    all_outputs = {filled(output) for command in COMMANDS.values() for output in command["outputs"]}
    for name in PROJECT["workflows"][workflow]:
        for dep in map(filled, COMMANDS[name]["deps"]):
            if dep in all_outputs:
                assert dep in made, f"{workflow}: {name} reads {dep} before it is made"
        made |= {filled(output) for output in COMMANDS[name]["outputs"]}


def test_the_workflows_of_the_contract_are_there() -> None:
    assert PROJECT["workflows"]["all"] == ["validate", "convert", "train", "evaluate", "package"]
    assert "smoke" in PROJECT["workflows"]

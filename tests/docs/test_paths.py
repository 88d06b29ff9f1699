"""Paths and links in the pages lead somewhere, and functions are named as they are in the code."""

import ast
import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, anchors, code_spans, link_targets, read_page, section
from warehouse.contract.settings import PROJECT

ROOMS = ("dags", "dbt", "deploy", "extractors", "warehouse", "tests", "seeds", ".ci")
RECIPES = ("Add a source", "Add an event type", "Add a company alias", "Add a mart column")
# Where a name has a part to be filled in, something of that form has to exist.
FILES = ("warehouse.duckdb",)  # they look like modules
_PLACEHOLDER = re.compile(r"<[^>]+>|…|NNN")
_PATH = re.compile(rf"(?:{'|'.join(map(re.escape, ROOMS))})/[^\s,;:()]*")


def _paths(text: str) -> list[str]:
    return [span.rstrip(".") for span in code_spans(text) if _PATH.fullmatch(span)]


def _exists(path: str) -> bool:
    pattern = _PLACEHOLDER.sub("*", path).rstrip("/")
    return any(PROJECT.glob(pattern))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    assert [path for path in _paths(read_page(page)) if not _exists(path)] == []


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_names_the_files_that_it_touches(recipe: str) -> None:
    assert _paths(section(read_page(PROJECT / "CONTRIBUTING.md"), recipe)) != []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_internal_links_resolve(page: Path) -> None:
    broken = []
    for target in link_targets(read_page(page)):
        path, _, anchor = target.partition("#")
        if "://" in path:
            continue
        found = page.parent / path if path else page
        if not found.exists() or (anchor and anchor not in anchors(read_page(found))):
            broken.append(target)
    assert broken == []


def _defined(module: Path) -> set[str]:
    """The names that a module defines at its top, and its classes' methods."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            names |= {f"{node.name}.{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)}
        if isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_functions_are_named_as_they_are_in_the_code(page: Path) -> None:
    """A name such as `warehouse.load.load_landing` has to be defined in that module."""
    wrong = []
    for span in code_spans(read_page(page)):
        found = re.fullmatch(r"((?:extractors|warehouse|dags)(?:\.\w+)+)", span)
        if found and found[1] not in FILES and not _is_known(found[1]):
            wrong.append(span)
    assert wrong == []


def _is_known(dotted: str) -> bool:
    parts = dotted.split(".")
    for cut in range(len(parts), 0, -1):
        folder = PROJECT.joinpath(*parts[:cut])
        module = folder.with_suffix(".py") if folder.with_suffix(".py").exists() else folder / "__init__.py"
        if module.exists():
            rest = ".".join(parts[cut:])
            return not rest or rest in _defined(module)
    return False


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_tells_of_one_machine(page: Path) -> None:
    text = read_page(page)
    assert re.findall(r"(?<![\w.~/])/(?:work|home|root|tmp|Users)/\S*", text) == []

"""The rules of the dbt project, held against its manifest: layers, names, descriptions, contracts, tests."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dbt.warehouse_run import read_manifest
from warehouse.dbt import DBT_FOLDER

Node = dict[str, Any]

MARTS = {
    "fct_leadership_changes", "fct_corporate_actions", "fct_event_mentions", "fct_event_evidence", "fct_event_parties",
    "fct_event_posts", "fct_event_versions", "fct_tenures", "dim_companies", "dim_company_identifiers", "dim_people",
    "dim_posts", "dim_documents", "dim_sources", "dim_event_types", "dim_dates", "id_redirects", "fct_executive_moves",
    "fct_person_links", "fct_leadership_turnover", "fct_deal_pipeline", "fct_event_calendar",
    "fct_publisher_lead_times", "fct_source_coverage",
}  # fmt: skip
SHARED = (
    "event_id company_id company_name event_type event_subtype event_status effective_date effective_date_precision"
    " first_reported_at last_reported_at document_count publisher_count is_confirmed_by_filing confidence"
)
COLUMNS = {
    "fct_leadership_changes": SHARED + " person_id person_name role_title role_code org_unit change_reason is_interim"
    " is_elect is_nominee predecessor successor reports_to previous_role",
    "fct_corporate_actions": SHARED
    + " counterparty_id counterparty_name rumoured_date rumoured_known_at announced_date"
    " announced_known_at completed_date completed_known_at cancelled_date cancelled_known_at value_amount value_low"
    " value_high value_currency value_kind consideration per_share_amount ratio_new ratio_old stake_pct headcount"
    " record_date ex_date payable_date expected_completion_date target_unit caev_code sec_items",
    "fct_event_mentions": "mention_id event_id document_id external_id event_family event_type event_subtype"
    " event_status company_id company_name person_id person_name role_title role_code org_unit counterparty_id"
    " counterparty_name effective_date effective_date_to effective_date_precision is_background is_main_subject"
    " events_in_document fact_level confidence attributed_to report_number days_since_first_report evidence_text"
    " evidence_start evidence_end published_at available_at retrieved_at extractor_version",
    "fct_event_versions": "version_id event_id known_from known_to recorded_from recorded_to change_kind caused_by",
    "dim_company_identifiers": "company_id scheme value mic valid_from valid_to source",
    "id_redirects": "kind old_id new_id recorded_at",
}
COLUMN_DOCS = DBT_FOLDER / "models" / "docs" / "columns.md"
PREFIXES = {"staging": ("stg_",), "intermediate": ("int_",), "marts": ("fct_", "dim_", "id_redirects")}
LOGIC_FREE = {"int_companies__named"}  # a union of two registers; its rows are checked by the keys' test


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return read_manifest(tmp_path_factory.mktemp("manifest"))


@pytest.fixture(scope="module")
def models(manifest: dict[str, Any]) -> dict[str, Node]:
    return {node["name"]: node for node in manifest["nodes"].values() if node["resource_type"] == "model"}


def _layer(node: Node) -> str:
    return str(node["fqn"][1])


def _problems(models: dict[str, Node], layer: str | None = None) -> Iterator[tuple[str, Node]]:
    return ((name, node) for name, node in models.items() if layer is None or _layer(node) == layer)


def test_every_table_of_the_contract_is_there(models: dict[str, Node]) -> None:
    assert MARTS - models.keys() == set()


@pytest.mark.parametrize("name", COLUMNS)
def test_contract_columns_are_there(models: dict[str, Node], name: str) -> None:
    assert set(COLUMNS[name].split()) - models[name]["columns"].keys() == set()


def test_models_are_named_by_their_layer(models: dict[str, Node]) -> None:
    assert [name for name, node in models.items() if not name.startswith(PREFIXES[_layer(node)])] == []


def test_staging_reads_sources_alone_and_nothing_else_does(models: dict[str, Node]) -> None:
    for name, node in models.items():
        from_sources = [parent.startswith("source.") for parent in node["depends_on"]["nodes"]]
        assert all(from_sources) if _layer(node) == "staging" else not any(from_sources), name


def test_every_model_and_column_is_described(models: dict[str, Node]) -> None:
    bare = [name for name, node in models.items() if "Grain is one" not in node["description"]]
    bare += [
        f"{name}.{column}"
        for name, node in models.items()
        for column, told in node["columns"].items()
        if not told["description"]
    ]
    assert bare == []


def test_a_column_has_one_description_and_each_description_a_column(models: dict[str, Node]) -> None:
    blocks = re.findall(
        r"{% docs (\w+) %}", (DBT_FOLDER / "models" / "docs" / "columns.md").read_text(encoding="utf-8")
    )
    assert len(blocks) == len(set(blocks))
    used = {column for node in models.values() for column in node["columns"]}
    assert set(blocks) - used - {"name", "window_days"} == set()


def test_marts_are_public_and_their_contracts_enforced(models: dict[str, Node]) -> None:
    for name, node in _problems(models, "marts"):
        assert node["access"] == "public", name
        assert node["contract"]["enforced"], name
        assert node["group"], name
        assert all(column["data_type"] for column in node["columns"].values()), name
    assert {node["access"] for _, node in _problems(models, "intermediate")} == {"private"}


def test_every_model_is_named_by_its_folder(models: dict[str, Node]) -> None:
    for name, node in models.items():
        assert Path(node["original_file_path"]).parts[:2] == ("models", _layer(node)), name
        told = name.split("__")
        assert len(told) == (1 if _layer(node) == "marts" else 2), name


def test_each_source_is_read_by_one_staging_model_of_its_name(
    manifest: dict[str, Any], models: dict[str, Node]
) -> None:
    readers: dict[str, list[str]] = {}
    for name, node in models.items():
        for parent in node["depends_on"]["nodes"]:
            if parent.startswith("source."):
                readers.setdefault(parent, []).append(name)
    told = {key: f"stg_{source['source_name']}__{source['name']}" for key, source in manifest["sources"].items()}
    unread = {"stg_warehouse__builds"}  # there for its freshness alone
    assert {name for key, name in told.items() if readers.get(key) != [name]} <= unread


def test_every_model_and_seed_has_a_tested_key(manifest: dict[str, Any]) -> None:
    keyed = {
        test["attached_node"]
        for test in manifest["nodes"].values()
        if test["resource_type"] == "test" and test["test_metadata"]["name"] in {"unique", "identifies_rows"}
    }
    wanted = {key for key, node in manifest["nodes"].items() if node["resource_type"] in {"model", "seed"}}
    assert wanted - keyed == set()


def test_sources_seeds_exposures_and_metrics_are_described(manifest: dict[str, Any]) -> None:
    nodes = [node for node in manifest["nodes"].values() if node["resource_type"] == "seed"]
    for kind in ("sources", "exposures", "metrics", "saved_queries", "semantic_models"):
        assert manifest[kind], kind
        nodes += manifest[kind].values()
    assert [node["name"] for node in nodes if not node["description"]] == []


def test_every_exposure_and_group_has_an_owner(manifest: dict[str, Any]) -> None:
    nodes = [*manifest["exposures"].values(), *manifest["groups"].values()]
    assert [node["name"] for node in nodes if not node["owner"]["name"]] == []


def test_exposures_and_metrics_rest_on_public_marts_alone(manifest: dict[str, Any]) -> None:
    for kind in ("exposures", "semantic_models"):
        for node in manifest[kind].values():
            for parent in node["depends_on"]["nodes"]:
                assert manifest["nodes"][parent]["access"] == "public", (node["name"], parent)


def test_marts_say_their_version_and_the_latest_has_the_plain_name(models: dict[str, Node]) -> None:
    """But for the time spine, which MetricFlow does not find where it has versions."""
    for name, node in _problems(models, "marts"):
        assert node["version"] == (None if name == "dim_dates" else node["latest_version"]), name
        assert node["alias"] == name


def test_links_of_the_overview_lead_to_models(manifest: dict[str, Any]) -> None:
    links = re.findall(
        r"\(#!/model/([\w.]+)\)", (DBT_FOLDER / "models" / "docs" / "overview.md").read_text(encoding="utf-8")
    )
    assert links
    assert set(links) - manifest["nodes"].keys() == set()


def test_failing_rows_of_every_test_are_kept(manifest: dict[str, Any]) -> None:
    tests = [node for node in manifest["nodes"].values() if node["resource_type"] == "test"]
    assert [test["name"] for test in tests if not test["config"]["store_failures"]] == []
    assert {test["schema"] for test in tests} == {"audit"}


def test_every_mart_has_a_key_that_is_unique_and_not_null(manifest: dict[str, Any], models: dict[str, Node]) -> None:
    unique = {
        (manifest["nodes"][test["attached_node"]]["name"], test["column_name"])
        for test in manifest["nodes"].values()
        if test["resource_type"] == "test" and test["test_metadata"]["name"] == "unique"
    }
    for name, node in _problems(models, "marts"):
        keys = [column for column in node["columns"].values() if (name, column["name"]) in unique]
        assert keys, name
        assert any(rule["type"] == "not_null" for key in keys for rule in key["constraints"]), name


def test_every_model_with_logic_has_a_unit_test(manifest: dict[str, Any], models: dict[str, Node]) -> None:
    tested = {test["model"] for test in manifest["unit_tests"].values()}
    wanted = {n for n, node in models.items() if n.startswith("fct_") or _layer(node) == "intermediate"}
    assert wanted - tested - LOGIC_FREE - {"fct_rejections"} == set()


def test_exposures_read_public_marts_alone_and_all_of_them(manifest: dict[str, Any], models: dict[str, Node]) -> None:
    parents = {parent for e in manifest["exposures"].values() for parent in e["depends_on"]["nodes"]}
    read = {manifest["nodes"][parent]["name"] for parent in parents}
    assert read == {name for name, _ in _problems(models, "marts")}


def test_sources_say_how_fresh_they_should_be(manifest: dict[str, Any]) -> None:
    fresh = {
        s["name"] for s in manifest["sources"].values() if (s["freshness"] or {}).get("warn_after", {}).get("count")
    }
    assert {"documents", "builds"} <= fresh


@pytest.mark.parametrize("path", sorted(DBT_FOLDER.glob("models/**/*.sql")), ids=lambda path: path.stem)
def test_no_model_names_a_relation_by_hand(path: Path) -> None:
    assert re.findall(r"\b(?:from|join)\s+(?:raw|staging|intermediate|marts)\.", path.read_text(encoding="utf-8")) == []
    assert path.with_suffix(".yml").exists()

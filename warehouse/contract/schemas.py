"""The Parquet schema of each landing stage, one row a document or a mention.

Instants are UTC microseconds; offsets are code points of the normalised text, end exclusive. A row with a
`rejection_code` tells why this document goes no further; its other fields hold what was known by then.
"""

from typing import Any

import pyarrow as pa

INSTANT = pa.timestamp("us", tz="UTC")


def _schema(*fields: "pa.Field[Any]") -> pa.Schema:
    return pa.schema(fields)


DOCUMENTS = _schema(
    pa.field("document_id", pa.string(), nullable=False),
    pa.field("document_key", pa.string(), nullable=False),
    pa.field("source_id", pa.string(), nullable=False),
    pa.field("external_id", pa.string(), nullable=False),  # as given, else the path below the source's root
    pa.field("url", pa.string()),
    pa.field("origin", pa.string(), nullable=False),  # where the bytes were read: path, or path:line of a JSONL file
    pa.field("media_type", pa.string(), nullable=False),
    pa.field("content", pa.binary()),  # the original bytes; null where too large to keep
    pa.field("byte_count", pa.int64(), nullable=False),
    pa.field("retrieved_at", INSTANT, nullable=False),
    # What the source itself says of the document, as given, unparsed:
    pa.field("title", pa.string()),
    pa.field("publisher", pa.string()),
    pa.field("authors", pa.list_(pa.string())),
    pa.field("published_at", pa.string()),
    pa.field("accepted_at", pa.string()),  # EDGAR's acceptance, Eastern time unless an offset is given
    pa.field("language", pa.string()),
    pa.field("filer_name", pa.string()),
    pa.field("filer_cik", pa.string()),
    pa.field("form", pa.string()),
    pa.field("rejection_code", pa.string()),
    pa.field("rejection_detail", pa.string()),
)

BLOCK = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
ITEM_SPAN = pa.struct([("number", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
FORMER_NAME = pa.struct([("name", pa.string()), ("dated", pa.date32())])
LISTING = pa.struct([("company_name", pa.string()), ("exchange", pa.string()), ("ticker", pa.string())])

TEXTS = _schema(
    pa.field("document_id", pa.string(), nullable=False),
    pa.field("title", pa.string()),
    pa.field("publisher", pa.string()),
    pa.field("authors", pa.list_(pa.string())),
    pa.field("language", pa.string()),
    pa.field("published_at", INSTANT),
    pa.field("published_at_precision", pa.string()),  # instant, day, month, quarter, year
    pa.field("published_at_source", pa.string(), nullable=False),  # given, page, dateline, header, unknown
    pa.field("accepted_at", INSTANT),
    pa.field("available_at", INSTANT, nullable=False),  # when the public could know it, never earlier
    pa.field("filer_name", pa.string()),
    pa.field("filer_cik", pa.string()),
    pa.field("filer_jurisdiction", pa.string()),  # state or country of incorporation, in EDGAR's own code
    pa.field("form", pa.string()),
    pa.field("sec_items", pa.list_(pa.string())),
    pa.field("item_spans", pa.list_(ITEM_SPAN)),  # the text of each item, in order
    pa.field("period_of_report", pa.date32()),  # for an 8-K the day of the earliest event
    pa.field("amended_filing_date", pa.date32()),  # the day that an amendment names as that of the filing it amends
    pa.field("former_names", pa.list_(FORMER_NAME)),
    pa.field("filer_sic", pa.string()),  # Standard Industrial Classification that the filing's header gives its filer
    pa.field("canonical_url", pa.string()),  # where the page says that it lives
    pa.field("notice", pa.string()),  # correction or retraction, of an earlier telling; null for all else
    pa.field("text", pa.string()),  # normalised; blocks are separated by one empty line
    pa.field("text_sha256", pa.string()),
    pa.field("blocks", pa.list_(BLOCK)),  # in order, not overlapping
    pa.field("listings", pa.list_(LISTING)),  # tickers beside the names of their companies
    pa.field("signature", pa.list_(pa.uint32())),  # MinHash of the opening, to find near-same texts; null if too short
    pa.field("rejection_code", pa.string()),
    pa.field("rejection_detail", pa.string()),
)

PARTY = pa.struct([("party_role", pa.string()), ("ordinal", pa.int32()), ("name", pa.string())])
POST = pa.struct(
    [
        ("ordinal", pa.int32()),
        ("title", pa.string()),
        ("role_code", pa.string()),
        ("unit", pa.string()),
        ("is_interim", pa.bool_()),
        ("is_co", pa.bool_()),
        ("is_elect", pa.bool_()),
        ("is_nominee", pa.bool_()),
        ("is_emeritus", pa.bool_()),
    ]
)
SLOT = pa.struct(
    [
        ("slot", pa.string()),
        ("value", pa.string()),
        ("text", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("found_by", pa.string()),  # parse, governor, coreference, filer, nearest, main, reader, type, owner
        ("score", pa.float64()),
    ]
)

MENTIONS = _schema(
    pa.field("mention_id", pa.string(), nullable=False),
    pa.field("document_id", pa.string(), nullable=False),
    pa.field("extractor_version", pa.string(), nullable=False),
    pa.field("ordinal", pa.int32(), nullable=False),  # its place among the document's events, from 1
    pa.field("event_family", pa.string(), nullable=False),
    pa.field("event_type", pa.string(), nullable=False),
    pa.field("event_subtype", pa.string()),  # a finer kind within the type, such as reverse (stock_split)
    pa.field("event_status", pa.string(), nullable=False),
    pa.field("company_name", pa.string()),
    pa.field("person_name", pa.string()),
    pa.field("role_title", pa.string()),
    pa.field("role_code", pa.string()),
    pa.field("org_unit", pa.string()),
    pa.field("counterparty_name", pa.string()),
    pa.field("effective_date", pa.date32()),
    pa.field("effective_date_to", pa.date32()),
    pa.field("effective_date_precision", pa.string()),  # day, month, quarter, year
    pa.field("is_background", pa.bool_(), nullable=False),
    pa.field("is_main_subject", pa.bool_(), nullable=False),
    pa.field("fact_level", pa.string(), nullable=False),  # stated, attributed, unnamed, speculated
    pa.field("confidence", pa.float64(), nullable=False),  # 0 to 1
    pa.field("attributed_to", pa.string()),
    pa.field("trigger_text", pa.string(), nullable=False),
    pa.field("trigger_start", pa.int32(), nullable=False),
    pa.field("trigger_end", pa.int32(), nullable=False),
    pa.field("evidence_text", pa.string(), nullable=False),
    pa.field("evidence_start", pa.int32(), nullable=False),
    pa.field("evidence_end", pa.int32(), nullable=False),
    # Leadership changes
    pa.field("change_reason", pa.string()),
    pa.field("is_interim", pa.bool_()),
    pa.field("is_elect", pa.bool_()),
    pa.field("is_nominee", pa.bool_()),
    pa.field("predecessor", pa.string()),
    pa.field("successor", pa.string()),
    pa.field("reports_to", pa.string()),
    pa.field("previous_role", pa.string()),
    # Corporate actions
    pa.field("value_amount", pa.float64()),
    pa.field("value_low", pa.float64()),
    pa.field("value_high", pa.float64()),
    pa.field("value_currency", pa.string()),  # ISO 4217
    pa.field("value_kind", pa.string()),  # equity, enterprise, up_to, not_stated
    pa.field("consideration", pa.string()),  # cash, shares, mixed
    pa.field("per_share_amount", pa.float64()),
    pa.field("ratio_new", pa.float64()),
    pa.field("ratio_old", pa.float64()),
    pa.field("stake_pct", pa.float64()),
    pa.field("headcount", pa.int64()),
    pa.field("record_date", pa.date32()),
    pa.field("ex_date", pa.date32()),
    pa.field("payable_date", pa.date32()),
    pa.field("expected_completion_date", pa.date32()),
    pa.field("target_unit", pa.string()),
    pa.field("parties", pa.list_(PARTY), nullable=False),
    pa.field("posts", pa.list_(POST), nullable=False),
    pa.field("slots", pa.list_(SLOT), nullable=False),
)

# Documents that extraction could not read; a document here has no mentions.
FAILURES = _schema(
    pa.field("document_id", pa.string(), nullable=False),
    pa.field("rejection_code", pa.string(), nullable=False),
    pa.field("rejection_detail", pa.string(), nullable=False),
)

COMPANY_LISTINGS = _schema(
    pa.field("listing_id", pa.string(), nullable=False),
    pa.field("cik", pa.string(), nullable=False),
    pa.field("ticker", pa.string(), nullable=False),
    pa.field("company_name", pa.string(), nullable=False),
    pa.field("exchange", pa.string()),
    pa.field("listed_on", pa.date32(), nullable=False),  # the day on which the list was fetched
)

LEI_RECORDS = _schema(
    pa.field("record_id", pa.string(), nullable=False),  # the LEI and the moment of the update
    pa.field("lei", pa.string(), nullable=False),
    pa.field("legal_name", pa.string(), nullable=False),
    pa.field("jurisdiction", pa.string()),  # ISO 3166: US-DE, GB
    pa.field("entity_category", pa.string()),
    pa.field("entity_status", pa.string()),
    pa.field("registration_status", pa.string(), nullable=False),
    pa.field("authority_id", pa.string()),  # of GLEIF's list of registration authorities
    pa.field("authority_entity_id", pa.string()),  # the number of the entity there
    pa.field("entity_created_at", INSTANT),
    pa.field("entity_expired_at", INSTANT),
    pa.field("registered_at", INSTANT, nullable=False),  # first, by any issuer
    pa.field("updated_at", INSTANT, nullable=False),
    pa.field("listed_on", pa.date32(), nullable=False),  # the day on which the record was first fetched so
)

TOMBSTONES = _schema(
    pa.field("document_key", pa.string(), nullable=False),
    pa.field("reason", pa.string(), nullable=False),  # withdrawn, erased
    pa.field("detail", pa.string()),
    pa.field("recorded_at", INSTANT, nullable=False),
)

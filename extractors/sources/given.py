"""What a source says of one of its documents, checked from a JSON object: a line of a JSONL file, or a sidecar."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extractors.rejections import RejectionCode, RejectionError


def _cik(value: Any) -> Any:
    # JSON written by programs often holds the CIK as a number.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Given(BaseModel):
    """The known keys, none of them required; unknown keys are tolerated, wrongly typed values are not."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    external_id: Annotated[str, Field(min_length=1)] | None = None
    url: Annotated[str, Field(min_length=1)] | None = None
    title: str | None = None
    publisher: str | None = None
    authors: list[str] | None = None
    published_at: str | None = None
    accepted_at: str | None = None
    language: str | None = None
    filer_name: str | None = None
    filer_cik: Annotated[str | None, BeforeValidator(_cik)] = None
    form: str | None = None
    text: str | None = None
    html: str | None = None


def parse_given(content: str) -> Given:
    """The known keys of one JSON object.

    Raises RejectionError with bad_json where it is not one, with bad_value where a known key has another type.
    """
    try:
        value = json.loads(content)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair cannot be stored
    except json.JSONDecodeError as error:
        raise RejectionError(RejectionCode.BAD_JSON, f"{error.msg} at character {error.pos}") from None
    except UnicodeEncodeError:
        raise RejectionError(RejectionCode.BAD_JSON, "holds half of a surrogate pair") from None
    except RecursionError:
        raise RejectionError(RejectionCode.BAD_JSON, "nested too deeply") from None
    except ValueError as error:
        raise RejectionError(RejectionCode.BAD_JSON, f"cannot be read ({error})") from None  # a number too long
    if not isinstance(value, dict):
        raise RejectionError(RejectionCode.BAD_JSON, f"is a {type(value).__name__}, not an object")
    try:
        return Given.model_validate(value)
    except ValidationError as error:
        problems = "; ".join(f"{problem['loc'][0]}: {problem['msg']}" for problem in error.errors(include_url=False))
        raise RejectionError(RejectionCode.BAD_VALUE, problems) from None

"""One document as a source holds it, before it is landed."""

from dataclasses import dataclass, field

from extractors.rejections import Rejection, RejectionCode
from extractors.sources.given import Given
from warehouse.contract.identifiers import document_id, document_key


@dataclass(frozen=True)
class Limits:
    """How much of a document may be read."""

    max_document_bytes: int

    def oversized(self, byte_count: int) -> Rejection:
        """The rejection of a document of so many bytes."""
        detail = f"{byte_count} bytes, over the limit of {self.max_document_bytes}"
        return Rejection(RejectionCode.OVERSIZED, detail)


@dataclass(frozen=True)
class FoundDocument:
    """One document of a source, or what stands in for it when it cannot be used.

    `fingerprint` is what makes one version of the document: its bytes, those of its sidecar, or, where the bytes are
    too many to keep, their hash.
    """

    external_id: str
    origin: str
    media_type: str
    content: bytes | None
    byte_count: int
    fingerprint: bytes
    given: Given = field(default_factory=Given)
    rejection: Rejection | None = None

    @property
    def locator(self) -> str:
        return self.given.url or self.external_id

    def row(self, source_id: str) -> dict[str, object]:
        """The fields of schemas.DOCUMENTS but for `retrieved_at`, by name."""
        given = self.given.model_dump(exclude={"external_id", "text", "html"})
        return given | {
            "document_id": document_id(source_id, self.locator, self.fingerprint),
            "document_key": document_key(source_id, self.locator),
            "source_id": source_id,
            "external_id": self.external_id,
            "origin": self.origin,
            "media_type": self.media_type,
            "content": self.content,
            "byte_count": self.byte_count,
            "rejection_code": self.rejection.code.value if self.rejection else None,
            "rejection_detail": self.rejection.detail if self.rejection else None,
        }

"""The papers that a table made public, for its page."""

from typing import Any

from network_portal.bodies.models import Body
from network_portal.bodies.queries.papers import document_told, newest_documents, public_papers

MOST = 20


def papers_of(body: Body) -> list[dict[str, Any]]:
    """The newest, with those of its sub-tables; two queries."""
    return [
        {
            "title": one.title,
            "summary": one.summary,
            "language": one.language,
            "documents": [document_told(one, document) for document in newest_documents(one)],
        }
        for one in public_papers(body)[:MOST]
    ]

"""How tests bring a publication on its way."""

from datetime import date

from network_portal.common.files import clean_file
from network_portal.knowledge.actions.publication_documents import add_link
from network_portal.knowledge.actions.publication_steps import publish_publication
from network_portal.knowledge.actions.publications import Words, start_publication, submit_publication
from tests import sent_files

VALUES = {"kind": "guidance", "issued_on": date(2026, 5, 1), "objectives": [], "countries": []}
TEXTS = {
    "es": Words("EXAMPLE: una guía", "EXAMPLE: en pocas palabras", "original"),
    "en": Words("EXAMPLE: a guide", "EXAMPLE: in short", "unofficial"),
}
ADDRESS = "https://example.org/guide.pdf"


def pdf():
    return clean_file(sent_files.pdf(), "guide.pdf")


def drafted(by, publisher=None, *, values=VALUES, texts=TEXTS):
    """With its document."""
    draft = start_publication(by=by, publisher=publisher, values=values, texts=texts)
    return add_link(by=by, publication=draft, version=draft.version, language="es", address=ADDRESS)


def submitted(by, publisher=None):
    draft = drafted(by, publisher)
    return submit_publication(by=by, publication=draft, version=draft.version)


def published(by, decider, publisher=None):
    sent = submitted(by, publisher)
    return publish_publication(by=decider, publication=sent, version=sent.version)

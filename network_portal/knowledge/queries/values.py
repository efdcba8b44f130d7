"""A practice as plain values: those that a submission holds, and those that the audit keeps."""

from typing import Any

from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.rules.practices import TEXTS

OWN = ("level", "implementer_names", "year_from", "year_to", "cost", "currency", "legal_instrument", "source")
SEVERAL = ("objectives", "principles", "countries")
LINES = {
    **dict.fromkeys(("title", *TEXTS), PracticeText),
    **dict.fromkeys(("implementer_names", "legal_instrument", "source"), Practice),
}
"""The fields of words, and where the practice keeps them."""


def as_kept(name: str, value: Any) -> Any:
    """Without the signs that the practice will not keep either."""
    model: Any = LINES.get(name)
    return model._meta.get_field(name).to_python(value) if model else value


def text_written(practice: Practice) -> PracticeText:
    """The one that its authors wrote."""
    texts = {text.status: text for text in practice.texts.order_by("-id")}
    return texts.get("original") or next(iter(texts.values()))


def values_of(practice: Practice) -> dict[str, Any]:
    """As `PracticeSubmission.values` has them."""
    text = text_written(practice)
    own = {name: getattr(practice, name) for name in OWN}
    own = {name: "" if value is None else value for name, value in own.items()}
    words = {name: getattr(text, name) for name in ("language", "title", *TEXTS)}
    several = {name: sorted(one.pk for one in getattr(practice, name).all()) for name in SEVERAL}
    return own | words | several | {"populations": sorted(one.code for one in practice.populations.all())}


def described(practice: Practice) -> dict[str, Any]:
    """As the audit keeps them: what is linked by the name that its address bears."""
    return values_of(practice) | {
        "objectives": sorted(one.number for one in practice.objectives.all()),
        "principles": sorted(one.letter for one in practice.principles.all()),
        "countries": sorted(one.iso3 for one in practice.countries.all()),
    }

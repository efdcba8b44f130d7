"""Where translated words are kept, in the two ways that the portal has; parts register theirs with `common.registry`.

Each answers the same questions: how many there are of each status, which lack a language, what one says; and writes
the words of one language, within the verb `translate_text`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet

from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.common.registry import TranslatableText
from network_portal.common.text_statuses import TextStatus

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class _Texts:
    """`rows` are the objects in the order of their importance, `address` the page of one."""

    name: Any
    place: int
    rows: Callable[[], QuerySet[Any]]
    fields: Sequence[str]
    address: Callable[[Any], str]

    def labels(self) -> dict[str, str]:
        return {name: str(self._column(name).verbose_name) for name in self.fields}

    def longest(self) -> dict[str, int | None]:
        return {name: self._column(name).max_length for name in self.fields}

    def cleaned(self, field: str, text: str) -> str:
        return str(self._column(field).to_python(text) or "").strip()

    def total(self) -> int:
        return self.rows().count()

    def _column(self, name: str) -> Any:
        raise NotImplementedError


@dataclass(frozen=True)
class ColumnTexts(_Texts):
    """Words in columns of their object, `title_es` and `title_en`; whose words they are in its `marks`."""

    title: Callable[[Any], str]

    def counts(self) -> Counts:
        """By language and status how many; under "" those that lack it."""
        asked = {}
        for place, language in enumerate(CONTENT_LANGUAGES):
            asked[f"lacking_{place}"] = Count("pk", filter=self._lacks(language))
            for status in TextStatus:
                has = ~self._lacks(language) & Q(**{f"marks__{_suffix(language)}": status.value})
                asked[f"{status.value}_{place}"] = Count("pk", filter=has)
        found = self.rows().order_by().aggregate(**asked)
        return {
            language: {"": found[f"lacking_{place}"]} | {one.value: found[f"{one.value}_{place}"] for one in TextStatus}
            for place, language in enumerate(CONTENT_LANGUAGES)
        }

    def listed(self, language: str, status: str, start: int, most: int) -> list[TranslatableText]:
        """Those that have this status in this language, with "" those that lack it."""
        lacking = self._lacks(language)
        asked = ~lacking & Q(**{f"marks__{_suffix(language)}": status}) if status else lacking
        return [self._told(row) for row in self.rows().filter(asked)[start : start + most]]

    def found(self, keys: Collection[int]) -> dict[int, TranslatableText]:
        return {row.pk: self._told(row) for row in self.rows().filter(pk__in=keys)}

    def lock(self, key: int) -> TranslatableText | None:
        row = self.rows().select_for_update(of=("self",)).filter(pk=key).first()
        return self._told(row) if row else None

    def write(self, key: int, language: str, words: Mapping[str, str], status: str) -> Model:
        """The object, its words of this language written; `lock` comes before."""
        row: Any = self.rows().get(pk=key)
        for field, text in words.items():
            setattr(row, f"{field}_{_suffix(language)}", text)
        row.marks = {**row.marks, _suffix(language): status}
        columns = [f"{field}_{_suffix(language)}" for field in words]
        row.save(update_fields=[*columns, "marks"])
        _raise_version(row)
        return row

    def _column(self, name: str) -> Any:
        return self.rows().model._meta.get_field(name)

    def _lacks(self, language: str) -> Q:
        """A field that some language has, and this one not."""
        lacking = Q()
        for field in self.fields:
            written = Q()
            for one in CONTENT_LANGUAGES:
                written |= ~_empty(field, one)
            lacking |= written & _empty(field, language)
        return lacking

    def _told(self, row: Any) -> TranslatableText:
        words = {
            language: {field: getattr(row, f"{field}_{_suffix(language)}") or "" for field in self.fields}
            for language in CONTENT_LANGUAGES
        }
        written = {language: said for language, said in words.items() if any(said.values())}
        statuses = {language: row.marks.get(_suffix(language), "") for language in written}
        return TranslatableText(
            key=row.pk,
            title=self.title(row),
            address=self.address(row),
            original=_original(statuses),
            words=written,
            statuses=statuses,
            is_example=bool(getattr(row, "is_example", False)),
        )


@dataclass(frozen=True)
class RowTexts(_Texts):
    """Words in rows of their own, one a language and each with its `status`; `owner` is their field that names the
    object, which knows them as `texts`. `rewritten` is told the object's key when words that were there before become
    others, within the verb."""

    texts: type[Any]
    owner: str
    rewritten: Callable[[int], None] = lambda key: None

    def counts(self) -> Counts:
        rows, total = self.rows().order_by(), self.total()
        asked = self.texts.objects.filter(**{f"{self.owner}__in": rows}).order_by()
        found: Counts = {language: {"": total} for language in CONTENT_LANGUAGES}
        for language, status, many in asked.values_list("language", "status").annotate(many=Count("pk")):
            found[language][status] = many
            found[language][""] -= many
        return found

    def listed(self, language: str, status: str, start: int, most: int) -> list[TranslatableText]:
        texts = self.texts.objects.filter(**{self.owner: OuterRef("pk")}, language=language)
        asked = Exists(texts.filter(status=status)) if status else ~Exists(texts)
        return [self._told(row) for row in self._with_texts().filter(asked)[start : start + most]]

    def found(self, keys: Collection[int]) -> dict[int, TranslatableText]:
        return {row.pk: self._told(row) for row in self._with_texts().filter(pk__in=keys)}

    def lock(self, key: int) -> TranslatableText | None:
        row = self.rows().order_by().select_for_update(of=("self",)).filter(pk=key).first()
        return self._told(self._with_texts().get(pk=row.pk)) if row else None

    def write(self, key: int, language: str, words: Mapping[str, str], status: str) -> Model:
        row: Any = self.rows().get(pk=key)
        _text, is_new = self.texts.objects.update_or_create(
            **{self.owner: row}, language=language, defaults={**words, "status": status}
        )
        if not is_new:
            self.rewritten(key)
        _raise_version(row)
        return row

    def _column(self, name: str) -> Any:
        return self.texts._meta.get_field(name)

    def _with_texts(self) -> QuerySet[Any]:
        return self.rows().prefetch_related("texts")

    def _told(self, row: Any) -> TranslatableText:
        texts = {text.language: text for text in row.texts.all()}
        statuses = {language: text.status for language, text in texts.items()}
        original = _original(statuses)
        return TranslatableText(
            key=row.pk,
            title=str(texts[original]) if original else str(row),
            address=self.address(row),
            original=original,
            words={code: {name: getattr(text, name) for name in self.fields} for code, text in texts.items()},
            statuses=statuses,
            is_example=bool(getattr(row, "is_example", False)),
        )


def _suffix(language: str) -> str:
    return language.replace("-", "_")


def _empty(field: str, language: str) -> Q:
    column = f"{field}_{_suffix(language)}"
    return Q(**{column: ""}) | Q(**{column: None})


def _original(statuses: Mapping[str, str]) -> str:
    """The language that others are translated from; where none is said to be the original, what is nearest to one."""
    nearest = (TextStatus.ORIGINAL, TextStatus.OFFICIAL, "", TextStatus.UNOFFICIAL, TextStatus.AUTOMATIC)
    ordered = sorted(statuses, key=lambda code: (nearest.index(statuses[code]), CONTENT_LANGUAGES.index(code)))
    return ordered[0] if ordered else ""


def _raise_version(row: Any) -> None:
    """Who had the object open in a form meanwhile is told so."""
    if hasattr(row, "version"):
        type(row)._base_manager.filter(pk=row.pk).update(version=F("version") + 1)

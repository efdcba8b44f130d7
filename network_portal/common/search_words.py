"""Words kept beside a row and found by how they begin: full text on PostgreSQL, a plain look elsewhere."""

from typing import Any

from django.db import models
from django.db.models import Lookup

from network_portal.common.folded import kept_words


class SearchWordsField(models.TextField):
    """The folded words of other fields, written with the row whichever way it comes (`save`, `bulk_create`).

    On PostgreSQL a migration of its part puts beside it a generated column `…_vector`, with its index.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **options: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "default": "", **options})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        words = kept_words(*(getattr(model_instance, name) for name in self.of))
        setattr(model_instance, self.attname, words)
        return words

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


@SearchWordsField.register_lookup
class HasWord(Lookup):
    """`search__word="vis"`: some word begins so. The word is folded: letters and digits only."""

    lookup_name = "word"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", [*parameters, f"% {self.rhs}%"]

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """The column beside it, which PostgreSQL fills and the model does not know."""
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        return f"{table}.{self.lhs.target.column}_vector @@ to_tsquery('simple', %s)", [f"'{self.rhs}':*"]

    def get_prep_lookup(self) -> str:
        if not (isinstance(self.rhs, str) and self.rhs.isalnum()):
            raise ValueError("Only a folded word is looked for.")
        return self.rhs

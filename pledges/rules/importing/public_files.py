"""A public download that comes back: what it may not tell was not taken away by anybody."""

from collections.abc import Collection
from dataclasses import replace

from pledges.rules.importing.rows import PledgeRow

MARK_OF_DOWNLOADS = "licence"


def is_public_download(columns: Collection[str]) -> bool:
    return MARK_OF_DOWNLOADS in columns


def with_untold(row: PledgeRow, stored: PledgeRow, untold: Collection[str]) -> PledgeRow:
    """`untold` are the organisations that no public file names: where the pledge has them, they stay."""
    told = tuple(one for one in stored.partners if one not in untold)
    kept = tuple(one for one in stored.partners if one in untold)
    return replace(
        row,
        organisation=row.organisation or _if_untold(stored.organisation, untold),
        reporter=row.reporter or _if_untold(stored.reporter, untold),
        partners=stored.partners if row.partners == told else (*row.partners, *kept),
    )


def _if_untold(organisation: str, untold: Collection[str]) -> str:
    return organisation if organisation in untold else ""

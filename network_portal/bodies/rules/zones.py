"""Time zones in which meetings of the region are told, by their names in the tz database, and what local times are."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONES = (
    "America/Panama",
    "America/Argentina/Buenos_Aires",
    "America/Asuncion",
    "America/Barbados",
    "America/Belize",
    "America/Bogota",
    "America/Caracas",
    "America/Costa_Rica",
    "America/El_Salvador",
    "America/Guatemala",
    "America/Guayaquil",
    "America/Guyana",
    "America/Havana",
    "America/Jamaica",
    "America/La_Paz",
    "America/Lima",
    "America/Managua",
    "America/Manaus",
    "America/Mexico_City",
    "America/Montevideo",
    "America/Nassau",
    "America/New_York",
    "America/Paramaribo",
    "America/Port-au-Prince",
    "America/Port_of_Spain",
    "America/Santiago",
    "America/Santo_Domingo",
    "America/Sao_Paulo",
    "America/Tegucigalpa",
    "America/Tijuana",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Zurich",
    "UTC",
)
"""That of the Network's calendar first."""


def instant(day: date, at: time, zone: str) -> datetime | None:
    """None where clocks skip this time; of one that comes twice, the first."""
    there = datetime.combine(day, at, ZoneInfo(zone))
    found = there.astimezone(UTC)
    return found if found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == there.replace(tzinfo=None) else None

"""How long texts of the rooms may be, in characters."""

TITLE, SUMMARY, ANNOUNCEMENT, COMMENT = 200, 1500, 10000, 3000

"""How many characters a text may have: the database and the forms say the same."""

TITLE = 200
NAMES = 300
INSTRUMENT = 300
SUMMARY = 600
TEXT = 4000
ADDRESS = 500
COMMENT = 2000

"""How many characters a text may have: the database, the forms and the import say the same."""

CODE = 12
SLUG_OF_PLAN = 40
TITLE, TITLE_OF_PLAN = 400, 200
REFERENCES = 500
LEADS_WORDS = 200
SCHEDULE_WORDS, SCHEDULE_VALUE = 300, 200
ENDORSED_BY = 200
SOURCE = 300
ADDRESS = 500
NOTE = 4000
REASON = 1000

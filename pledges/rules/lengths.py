"""How many characters a text may have: the database, the forms and the import say the same."""

TITLE = 200
TEXT_LEAST, TEXT_MOST = 300, 3000
MEASURED = 1000
GLOBAL_NUMBER = 40
ADDRESS = 500
COMMENT = 2000


def counted(text: str) -> int:
    """What the counter beside the text says: characters without the space around it, a line's end as one."""
    return len(text.replace("\r\n", "\n").strip())

"""What is not copied row by row."""

# They open or limit something for some hours: a stolen backup opens no session, and after a restore everybody
# signs in again.
LEFT_OUT = ("django_session", "usersessions_usersession", "cache_entries")

# Roll, ballots and receipts of elections will stand here: the order of their rows must tell nothing, so a backup
# writes them in the order of their random key and not as they lie. There are none yet.
IN_RANDOM_ORDER: tuple[str, ...] = ()

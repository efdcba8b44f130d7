"""One file with everything: the database and the files that people sent. See `making` and `restoring`."""

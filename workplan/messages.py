def register() -> None:
    """The messages of this part; see notifications.kinds."""

class CodedError(ValueError):
    """A refusal with a stable snake_case `code` and the named `values` that its sentence needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"{code}: {values}" if values else code)
        self.code = code
        self.values = values

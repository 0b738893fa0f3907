from pathlib import Path

class ValidationError:
    description: str

class ValidationResult:
    errors: list[ValidationError]

class OpenXmlValidator:
    def validate(self, path: Path | str) -> ValidationResult: ...

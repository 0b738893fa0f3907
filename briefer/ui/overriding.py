"""The mark on methods that stand in for Qt's own, and that Qt calls by itself.

Python before 3.12 may hand on an error that the interpreter raised, such as an index out of range,
as a bare text. PySide6 (6.8 to 6.12 tried) takes it for an exception, and the process ends with a
segmentation fault. An error that was caught once is whole: it reaches the report dialog.
"""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - its types are those of the one above
        """Mark a method as one that stands in for another, and hand on its errors whole."""

        @functools.wraps(method)
        def handing_on(*given, **named):  # noqa: ANN002, ANN003, ANN202 - the method's own
            try:
                return method(*given, **named)
            except BaseException:  # noqa: TRY203 - catching is what makes it whole
                raise

        handing_on.__override__ = True
        return handing_on


__all__ = ["override"]

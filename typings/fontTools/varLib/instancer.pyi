from collections.abc import Mapping

from fontTools.ttLib import TTFont

def instantiateVariableFont(  # noqa: N802 - the library's own name
    varfont: TTFont,
    axisLimits: Mapping[str, float],  # noqa: N803 - the library's own name
) -> TTFont: ...

"""An expression in words, in the ClearSpeak manner with its preferences left at their defaults.

After "ClearSpeak Rules and Preferences" (Educational Testing Service, 2015): what is short is read
as people say it, what is long says where it begins and ends. Commas are the short pauses that part
what belongs together.
"""

from __future__ import annotations

from producer.speech.rules.maths.saying import (
    chains,
    fences,
    fractions,
    functions,
    leaves,
    operators,
    products,
    scripts,
    tables,
)
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.saying.words import together
from producer.speech.rules.maths.tree import Expression

_SAYINGS: Sayings = {
    **leaves.SAYINGS,
    **chains.SAYINGS,
    **products.SAYINGS,
    **fences.SAYINGS,
    **scripts.SAYINGS,
    **functions.SAYINGS,
    **operators.SAYINGS,
    **fractions.SAYINGS,
    **tables.SAYINGS,
}


def say(expression: Expression, english: str = "en-US") -> str:
    """The words of `expression`."""
    voice = Voice(_SAYINGS, english)
    voice.say(expression)
    return together(voice.words)

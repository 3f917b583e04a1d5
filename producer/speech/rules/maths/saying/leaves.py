"""Numbers, letters, names, signs and text."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Name, Number, Spoken, Symbol, Text, Unit
from producer.speech.rules.maths.notation.units import unit_words
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.signs import spoken
from producer.speech.rules.maths.tree import Mixed, Money, Repeating
from producer.speech.rules.numbers import british

_FONTS = {"script": "script", "fraktur": "fraktur"}
_FENCES = {
    "(": ("open paren", "open bracket"), ")": ("close paren", "close bracket"),
    "[": ("open bracket", "open square bracket"), "]": ("close bracket", "close square bracket"),
    "{": ("open brace", "open curly bracket"), "}": ("close brace", "close curly bracket"),
}  # fmt: skip
"""Names of fences in American and in British English."""


def sign(text: str, english: str) -> str:
    """The name of a sign; fences have British names too."""
    if text in _FENCES:
        return _FENCES[text][british(english)]
    return spoken(text)


def _number(voice: Voice, number: Number) -> None:
    voice.add(words.number(number.text, voice.english))


def _letter(voice: Voice, letter: Letter) -> None:
    if words.is_named_set(letter):
        voice.add("the", words.NAMED_SETS[letter.text])
        return
    if letter.font in _FONTS and letter.text.isupper():
        voice.add(_FONTS[letter.font])
    voice.add(words.letter(letter.text, voice.english))


def _name(voice: Voice, name: Name) -> None:
    voice.add(*words.name(name.text, voice.english))


def _symbol(voice: Voice, symbol: Symbol) -> None:
    voice.add(sign(symbol.text, voice.english))


def _text(voice: Voice, text: Text) -> None:
    short = words.ABBREVIATIONS.get(text.text)
    voice.add(*([short] if short else words.prose(text.text, voice.english)))


def _spoken(voice: Voice, leaf: Spoken) -> None:
    for word in leaf.words:
        if len(word) == 1 and word.isalpha():
            word = words.letter(word, voice.english)
        voice.add(*words.prose(word, voice.english))


def _unit(voice: Voice, unit: Unit) -> None:
    voice.add(unit_words(unit.text, many=True))


def _mixed(voice: Voice, mixed: Mixed) -> None:
    voice.say(mixed.whole)
    voice.add("and")
    voice.say(mixed.part)


def _repeating(voice: Voice, repeating: Repeating) -> None:
    """ClearSpeak: "the repeating decimal 0 point followed by repeating digits 1 2"."""
    voice.add("the repeating decimal", words.spelled(repeating.start), "followed by repeating")
    voice.add("digit" if len(repeating.digits) == 1 else "digits", words.spelled(repeating.digits))


def _money(voice: Voice, money: Money) -> None:
    voice.add(words.amount(money, voice.english))


SAYINGS: Sayings = {
    Number: _number,
    Letter: _letter,
    Name: _name,
    Symbol: _symbol,
    Text: _text,
    Spoken: _spoken,
    Unit: _unit,
    Mixed: _mixed,
    Repeating: _repeating,
    Money: _money,
}

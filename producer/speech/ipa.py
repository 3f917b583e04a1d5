"""Pronunciations in IPA, as authors and lexicons write them, in the alphabet of the neural voices.

Kokoro and hibari were trained on misaki's phonemes: IPA with one letter for each diphthong and
affricate, stress marks just before the vowel instead of the syllable, and a few habits that differ
between American and British voices. The tables follow the conventions that misaki documents
(github.com/hexgrad/misaki, EN_PHONES.md).
"""

from __future__ import annotations

import re
import unicodedata

from producer.errors import SpeechError

_STRESSES = "ˈˌ"
_KNOWN = frozenset("AIOQWYTabdfhijklmnpstuvwzðŋæɑɐɒɔəɛɜɡɪɹʃʊʌʒʤʧθᵊᵻː" + _STRESSES)
_VOWELS = frozenset("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻᵊoeɐyøœɯɤɨ")
_DROPPED = frozenset("\u0329.-()‿|‖ˑ̆ʰ̥̬̪̺̻̹̜̟̠̝̞̘̙̃̽̈̚\u200b\u200d")
_CHARACTERS = {
    "'": "ˈ", "ˊ": "ˈ", ",": "ˌ", ":": "ː", "g": "ɡ", "r": "ɹ", "ɻ": "ɹ", "ʁ": "ɹ", "ɫ": "l",
    "ɬ": "l", "ʍ": "w", "x": "k", "χ": "k", "ç": "h", "ɦ": "h", "ʋ": "v", "β": "v", "ɸ": "f",
    "ɱ": "m", "ɲ": "nj", "ɳ": "n", "ʎ": "lj", "ʔ": "t", "ʲ": "j", "ʷ": "w", "ɵ": "ʊ", "ʉ": "u",
    "ɘ": "ə", "y": "u", "ø": "ɜ", "œ": "ɜ", "ɯ": "u", "ɤ": "ʌ", "ɨ": "ɪ", "ɶ": "æ", "ʦ": "ts",
    "ʣ": "dz", "ǝ": "ə", "ǀ": "", "~": "",
}  # fmt: skip
_SEQUENCES = (
    ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("eɪ", "A"), ("ei", "A"), ("aɪ", "I"), ("ai", "I"), ("aʊ", "W"),
    ("au", "W"), ("ɔɪ", "Y"), ("ɔi", "Y"), ("əl̩", "ᵊl"), ("l̩", "ᵊl"), ("n̩", "ᵊn"),
    ("m̩", "ᵊm"), ("ɹ̩", "əɹ"),
)  # fmt: skip
_AMERICAN = (
    ("oʊ", "O"), ("əʊ", "O"), ("ou", "O"), ("ɜːɹ", "ɜɹ"), ("ɝː", "ɜɹ"), ("ɝ", "ɜɹ"), ("ɜɹ", "ɜɹ"),
    ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɪə", "ɪɹ"), ("eə", "ɛɹ"), ("ɛə", "ɛɹ"), ("ʊə", "ʊɹ"),
    ("ɛː", "ɛɹ"), ("ɒ", "ɑ"), ("ɾ", "T"), ("ː", ""), ("a", "ɑ"), ("e", "ɛ"), ("o", "O"),
    ("ɹɹ", "ɹ"),
)  # fmt: skip
_BRITISH = (
    ("əʊ", "Q"), ("oʊ", "Q"), ("ou", "Q"), ("eə", "ɛː"), ("ɛə", "ɛː"), ("ɝː", "ɜː"), ("ɝ", "ɜː"),
    ("ɚ", "ə"), ("ɾ", "t"), ("æ", "a"), ("e", "ɛ"), ("o", "Q"),
)  # fmt: skip
_WHITE = re.compile(r"\s+")
_FINAL_R = r"ɹ(?![ˈˌ]?[AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻᵊ])"
_NOT_RHOTIC = (
    (re.compile("([ɪʊ])" + _FINAL_R), r"\1ə"),
    (re.compile("([ɑɔɛɜ])ː?" + _FINAL_R), r"\1ː"),
    (re.compile(_FINAL_R), ""),
)


def to_misaki(ipa: str, *, british: bool) -> str:
    """`ipa` in misaki's phonemes: `ˈɛndʒɪn` -> `ˈɛnʤɪn`, `əˈsɪŋk` -> `əsˈɪŋk`.

    Words are parted by single spaces. A word of which no syllable is stressed gets a stress, as
    the voices expect of words that are not tiny. Raises SpeechError for a sign that stands for
    no sound of English.
    """
    words = (_word(word, british) for word in _WHITE.split(ipa.strip("/[] \t\n")) if word)
    return " ".join(word for word in words if word)


def _word(ipa: str, british: bool) -> str:
    # Decomposed, a tie or a tilde is a mark of its own; the cedilla of ç is no such mark.
    signs = unicodedata.normalize("NFD", ipa).replace("c\u0327", "ç")
    signs = signs.replace("\u0361", "").replace("\u035c", "")
    signs = "".join(_CHARACTERS.get(sign, sign) for sign in signs)
    for written, spoken in (*_SEQUENCES, *(_BRITISH if british else _AMERICAN)):
        signs = signs.replace(written, spoken)
    kept = "".join(sign for sign in signs if sign not in _DROPPED)
    if british:
        for pattern, spoken in _NOT_RHOTIC:
            kept = pattern.sub(spoken, kept)
    for sign in kept:
        if sign not in _KNOWN:
            name = unicodedata.name(sign, f"U+{ord(sign):04X}")
            raise SpeechError(
                f"the pronunciation {ipa!r} holds {sign!r} ({name.lower()}), no sound of English",
                hint="write it in IPA, as a dictionary of English does",
            )
    return _stress(kept)


def _stress(word: str) -> str:
    """Each stress mark just before the vowel that it belongs to, and one where there is none."""
    out: list[str] = []
    waiting = ""
    for sign in word:
        if sign in _STRESSES:
            waiting = sign
        else:
            if sign in _VOWELS and waiting:
                out.append(waiting)
                waiting = ""
            out.append(sign)
    moved = "".join(out)
    if "ˈ" in moved:
        return moved
    if "ˌ" in moved:
        return moved.replace("ˌ", "ˈ", 1)
    first = next((i for i, sign in enumerate(moved) if sign in _VOWELS), None)
    return moved if first is None else f"{moved[:first]}ˈ{moved[first:]}"

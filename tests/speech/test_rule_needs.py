"""A rule is left out only of runs in which it can claim nothing: its needs are its pattern's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from producer.speech.lexicon import Lexicon, built_in
from producer.speech.rules.rule import CLAIMED, DIGITS, USUAL, Claim, Context, Held, Rule, small
from producer.speech.spoken import RULES
from tests.speech import patterns

_RULES = [rule for rule in RULES if isinstance(rule, Rule)]
_LEXICON = Lexicon((built_in(),))
_ALIKE = str.maketrans("siIk", "ſıİ\u212a")
"""What IGNORECASE takes for these letters."""


def _proved(rule: Rule) -> bool:
    """Whether the pattern's form alone shows that all it matches has what the rule needs."""
    tree, flags = patterns.parsed(rule.pattern, rule.flags)

    def needed(char: str) -> bool:
        usual = char.isascii() or char in USUAL or char == CLAIMED
        return char in rule.needs or (rule.beyond and not usual)

    if (rule.needs or rule.beyond) and not patterns.least(tree, needed, flags):
        return False
    if patterns.least(tree, DIGITS.__contains__, flags) < rule.digits:
        return False
    return not rule.words or not patterns.without(tree, rule.words, small, flags)


def _texts(rule: Rule, samples: int) -> Iterator[str]:
    """What its docstring shows, and what its pattern may match."""
    for line in (rule.say.__doc__ or "").splitlines():
        before, arrow, _ = line.strip().rpartition(" -> ")
        if arrow:
            yield before
    tree, flags = patterns.parsed(rule.pattern, rule.flags)
    choice = Random(rule.name)
    for number in range(samples):
        yield patterns.spelled(tree, flags, choice, short=number % 2 == 0)


def _claims(rule: Rule, text: str) -> list[Claim]:
    return list(rule.claims(text, Context(text, "en-US", _LEXICON.alias)))


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_a_rule_claims_nothing_where_what_it_needs_is_not(rule: Rule) -> None:
    """A fact that says too much would leave words of a lesson unread, without a trace."""
    if not _proved(rule):
        claimed = [text for text in _texts(rule, 1000) if _claims(rule, text)]
        assert claimed, "nothing that the pattern matches is claimed: show what is in a docstring"
        assert [text for text in claimed if not rule.fits(Held.of(text))] == []


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_no_rule_stumbles_over_what_its_pattern_matches(rule: Rule) -> None:
    """A pattern takes a tab for a space, and IGNORECASE a long s for an s: no table has them."""
    for text in _texts(rule, 100):
        _claims(rule, text)
        if rule.flags & re.IGNORECASE:
            _claims(rule, text.translate(_ALIKE))
            _claims(rule, text.upper().translate(_ALIKE))

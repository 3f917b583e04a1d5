"""What the signs of code are called: one name for each, by where it stands."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from producer.speech.rules.numbers import cardinal, digits


def _pairs(text: str) -> dict[str, str]:
    lines = (line.split(None, 1) for line in text.strip().splitlines())
    return {sign: said.strip() for sign, said in lines}


NAMES = _pairs(
    """
    !   exclamation mark
    "   quote
    #   hash
    $   dollar
    %   percent
    &   ampersand
    '   apostrophe
    (   open paren
    )   close paren
    *   star
    +   plus
    ,   comma
    -   dash
    .   dot
    /   slash
    :   colon
    ;   semicolon
    <   less than
    =   equals
    >   greater than
    ?   question mark
    @   at
    [   open bracket
    \\   backslash
    ]   close bracket
    ^   caret
    _   underscore
    `   backtick
    {   open brace
    |   pipe
    }   close brace
    ~   tilde
    ‘   open quote
    ’   apostrophe
    “   open quote
    ”   close quote
    –   dash
    —   dash
    …   dot dot dot
    ·   dot
    ×   times
    ÷   divided by
    −   minus
    ±   plus or minus
    ≤   less than or equal to
    ≥   greater than or equal to
    ≠   not equal to
    ≈   approximately equal to
    →   arrow
    ←   left arrow
    ↑   up arrow
    ↓   down arrow
    ↔   double arrow
    ⇒   double arrow
    ⇔   if and only if
    °   degrees
    √   square root of
    ∞   infinity
    ∑   sum
    ∈   in
    ∉   not in
    ∅   empty set
    ∪   union
    ∩   intersection
    ∧   and
    ∨   or
    ¬   not
    €   euros
    £   pounds
    §   section
    ✓   check mark
    ✔   check mark
    ✗   cross
    ✘   cross
    •   bullet
    │   bar
    ├   branch
    └   branch
    ─   line
    """
)
"""A character that stands for itself: in a string, a path, a regular expression."""

ALONE = NAMES | _pairs(
    """
    !   exclamation mark
    -   minus
    @   at sign
    $   dollar sign
    "   double quote
    '   single quote
    #   hash sign
    ()  parentheses
    []  square brackets
    {}  curly braces
    <>  angle brackets
    ""  empty string
    ''  empty string
    ->  arrow
    =>  fat arrow
    <-  left arrow
    ==  double equals
    === triple equals
    !=  not equal to
    !== not double equals
    <>  angle brackets
    <=  less than or equal to
    >=  greater than or equal to
    <=> spaceship operator
    &&  double ampersand
    ||  double pipe
    ??  double question mark
    !!  double exclamation mark
    ?.  question mark dot
    ?:  question mark colon
    **  double star
    //  double slash
    ++  plus plus
    --  minus minus
    <<  left shift
    >>  right shift
    ::  double colon
    :=  colon equals
    .   dot
    ..  dot dot
    ... dot dot dot
    =~  equals tilde
    !~  exclamation tilde
    |>  pipe greater than
    %%  double percent
    \\n  backslash N
    """
)
"""An operator quoted on its own: "the `==` operator"."""

BINARY = _pairs(
    """
    +    plus
    -    minus
    *    times
    /    divided by
    %    mod
    **   to the power of
    //   floor divided by
    @    at
    &    bitwise and
    |    bitwise or
    ^    xor
    <<   left shift
    >>   right shift
    >>>  unsigned right shift
    <    is less than
    >    is greater than
    <=   is less than or equal to
    >=   is greater than or equal to
    =<   is less than or equal to
    ==   is equal to
    !=   is not equal to
    <>   is not equal to
    ===  triple equals
    !==  is not strictly equal to
    <=>  compared to
    =~   matches
    !~   does not match
    ~>   approximately greater than
    &&   and
    ||   or
    ??   null coalescing
    |>   pipe to
    =    equals
    :=   colon equals
    +=   plus equals
    -=   minus equals
    *=   times equals
    /=   divide equals
    //=  floor divide equals
    %=   mod equals
    **=  power equals
    &=   and equals
    |=   or equals
    ^=   xor equals
    ~=   approximately equals
    <<=  left shift equals
    >>=  right shift equals
    >>>= unsigned right shift equals
    &&=  and equals
    ||=  or equals
    ??=  null coalescing equals
    ->   arrow
    =>   arrow
    <-   left arrow
    ?.   question mark dot
    ?    question mark
    ::   colon colon
    .    dot
    ..   dot dot
    ..=  dot dot equals
    ...  dot dot dot
    ~    tilde
    !    not
    <<<  here string
    #    hash
    $    dollar
    \\    backslash
    :    colon
    """
)
"""Between two operands."""

PREFIX = BINARY | _pairs(
    """
    +    plus
    -    minus
    *    star
    **   star star
    /    slash
    //   slash slash
    %    percent
    @    at
    &    address of
    &&   double ampersand
    |    pipe
    ||   pipe pipe
    ^    caret
    ~    bitwise not
    !    not
    <    less than
    >    greater than
    <=   less than or equal to
    >=   greater than or equal to
    =<   less than or equal to
    ==   equal to
    !=   not equal to
    <>   not equal to
    ===  triple equals
    <<   left shift
    --   minus minus
    ++   plus plus
    ->   returns
    ??   double question mark
    """
)
"""Before an operand, with none to its left."""

POSTFIX = {
    "++": "plus plus",
    "--": "minus minus",
    "!": "bang",
    "?": "question mark",
    "%": "percent",
}
"""After an operand, with none to its right."""


@lru_cache(maxsize=1024)
def name_of(char: str) -> str:
    """The name of one character; "" for one that has no sound (control, format, combining)."""
    if char in NAMES:
        return NAMES[char]
    category = unicodedata.category(char)
    if category[0] in "CMZ":
        return ""
    number = unicodedata.numeric(char, None)
    if number is not None:
        return _number(char, number)
    name = unicodedata.name(char, "").lower()
    words = "".join(letter if letter.isalpha() else f" {_digit(letter)} " for letter in name)
    return " ".join(words.split()) or "symbol"


def _number(char: str, number: float) -> str:
    if number == int(number) and abs(number) < 10**15:
        return cardinal(int(number))
    name = unicodedata.name(char, "number").lower()
    return " ".join(word for word in name.replace("-", " ").split() if word.isalpha())


def _digit(char: str) -> str:
    return digits(char) if "0" <= char <= "9" else ""

"""Words of programming languages, by what they tell about their neighbours."""

from __future__ import annotations

from producer.speech.rules.wordparts import word_set

KEYWORDS = word_set(
    """
    if elif else for while do switch case default break continue return yield await async def class
    function fn func lambda import from as with in is not and or try except finally raise throw
    catch new delete del typeof instanceof void let const var static public private protected final
    abstract interface struct enum impl trait pub mut use mod package namespace using where when
    then match select export extends implements throws assert global nonlocal pass print echo
    unless until end begin select insert update set values into on join
    """
)
"""Words after which an operand starts, so that `-` is a sign and `*` a star."""
CONTROL = word_set(
    "if while for switch catch elif unless until foreach elseif when using lock match"
)
"""Words whose parentheses hold no arguments."""
HEADS = word_set(
    """if elif else for while try except finally with def class async match case default switch
    lambda do"""
)
"""Words that start a line which may end in a colon."""
DEFINERS = word_set("def function fn func fun sub defun macro")
"""Words before the name of what is defined."""
TYPES = word_set(
    """
    int float double char bool boolean void long short unsigned signed byte string String str auto
    const struct var size_t uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t
    wchar_t FILE i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 usize isize number any unknown
    never null undefined None bytes object list dict set tuple Any T U K V
    """
)
"""Names of types: `*` and `&` after them make a pointer or a reference."""
GENERICS = word_set(
    """
    list dict set tuple frozenset type deque defaultdict List Dict Set Tuple FrozenSet Type Union
    map Optional Callable Iterable Iterator Sequence Mapping MutableMapping Generator AsyncIterator
    AsyncGenerator Awaitable Coroutine Literal Annotated Generic Protocol Counter Deque DefaultDict
    ClassVar Final Collection Container
    """
)
"""Python's names that take types in square brackets."""
MAPS = word_set(
    """dict Dict Map HashMap map TreeMap LinkedHashMap Mapping MutableMapping Record Dictionary
    defaultdict DefaultDict unordered_map BTreeMap ConcurrentHashMap Callable Result"""
) - {"Callable", "Result"}
"""Types of two parameters, one leading to the other."""
POWERS = {"2": "squared", "3": "cubed"}
"""Exponents that have a name."""

"""What code looks like in the middle of prose: one pattern for each sort of trace.

Every repetition is bounded, so that a search takes time in proportion to the text.
"""

from __future__ import annotations

import re

from producer.speech.rules.wordparts import word_set

BUILTINS = word_set(
    """
    abs all any bin bool bytes callable chr compile delattr dict dir divmod enumerate eval exec
    filter float format getattr globals hasattr hash help hex id input int isinstance issubclass
    iter len list locals map max min next object open ord pow print property range repr reversed
    round set setattr slice sorted str sum super tuple type vars zip printf println malloc free
    sizeof alert fetch require parseInt append push pop join split
    """
)
"""Functions that are English words: `max(a, b)` is a call, `most(a, b)` is not."""
OWNERS = word_set(
    """
    self cls this np pd plt tf os sys re json math random time datetime asyncio itertools functools
    logging requests console document window process module Math JSON Object Array Promise System
    String Integer Arrays Collections List fmt std torch nn
    """
)
"""Objects and modules whose members are named without a call: `self.name`."""
ARRAYS = word_set(
    "arr array list lists nums numbers items data args argv row rows grid matrix dp values vals xs"
)
"""Names after which [1] is an index and no footnote."""
TAG_NAME = (
    "(?:a|abbr|article|aside|audio|b|body|br|button|canvas|code|div|em|fieldset|figure|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|pre"
    "|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|template|textarea"
    "|th|thead|title|tr|u|ul|video)"
)
"""Elements of HTML; <year> in a licence is none."""
_AFTER_DASH = (
    "(?:and|but|or|nor|the|then|a|an|so|that|this|these|those|which|who|whom|whose|what|when|where"
    "|while|not|no|yes|if|as|for|in|on|at|by|with|from|it|its|he|she|they|we|you|his|her|their|our"
    "|my|your|there|here|is|was|are|were|to|of|all|any|some|even|just|only|perhaps|because|though"
    "|well|like|oh|how|why)"
)
_EXTENSION = (
    "(?:py|js|ts|tsx|jsx|json|yaml|yml|toml|html|css|scss|csv|tsv|txt|md|xml|sql|sh|cpp|hpp|cs|rb"
    "|rs|java|kt|php|ipynb|pdf|png|jpg|jpeg|gif|svg|zip|tar|gz|exe|dll|ini|cfg|lock|env|docx|xlsx"
    "|pptx|mp3|mp4|wav|ogg|flac|avi|webm|webp|bmp|ico|bz2|xz|rar|7z|iso|apk|deb|rpm|bat|ps1|log|bak"
    "|tmp|conf|go|swift|dart|lua|vue|svelte|jar|class|tex|bib|epub|srt|vtt|ttf|woff2?|wasm|db|sqlite"
    "|proto|graphql|gradle|tf|parquet|npz|npy|pkl|h5|onnx|pem|crt|key)"
)
_OPERAND = (
    r"(?:[*&!~-]?[A-Za-z_$][\w.]{0,60}(?:\?\.\w{1,40})?"
    r"(?:\([^()\s]{0,40}\)|\[[^\[\]\s]{0,40}\])?"
    r"|-?[0-9][\w.]{0,30}|\"[^\"\n]{0,60}\"|'[^'\n]{0,60}')"
)
_ANY_OPERATOR = r"(?:[-+*/%<>=!&|^]=?|\*\*|//|<<|>>|&&|\|\||[<>=!]==?)"
_ASSIGNING = r"(?:\*\*=|//=|[-+*/%]=|[=!]==?|:=|&&|\|\||<<=?|>>=?|\?\?)"
_TIGHT = r"(?:\*\*(?![\w.]*\*)|->|=>)"
_TYPES = r"<[\w, ?\[\].&*':]{1,60}(?:<[\w, ?\[\].&*':]{1,60}>[\w, ]{0,20})?>"

DUNDER = re.compile(r"(?<!\w)(?:[A-Za-z_]\w{0,60}\.)?__[a-z][a-z0-9_]{0,60}__(?!\w)")
SNAKE = re.compile(
    r"(?<![\w@/-])(?:[A-Za-z]\w{0,60}\.){0,6}_?[A-Za-z][A-Za-z0-9]{0,60}"
    r"(?:_[A-Za-z0-9]{1,60}){1,20}(?![\w@])"
)
CAMEL = re.compile(
    r"(?<![\w@#/.&-])(?:[a-z]{1,30}(?:[A-Z][a-z0-9]{1,30}){1,12}[A-Z]{0,4}"
    r"|[a-z]{2,30}[A-Z]{2,6}(?:[a-z0-9]{2,30}(?:[A-Z][a-z0-9]{1,30}){0,4})?)(?![\w@])"
)
TITLED = re.compile(r"(?<![\w@#/.&'’-])(?:[A-Z][a-z]{1,30}){2,6}[A-Z]{0,4}[0-9]{0,3}(?![\w@.'’-])")
FAMILY_NAME = re.compile(r"(?:Ma?c|D[aeiu]|Del|Des|L[aeo]|Van|Von|Fitz|Saint|San)[A-Z]")
PASCAL = re.compile(
    r"(?<![\w@#/])(?:[A-Z][a-z0-9]{1,30}){1,6}(?:Error|Exception|List|Map|Set|Array|Handler|Factory"
    r"|Manager|Builder|Controller|Service|Component|Iterator|Stream|Reader|Writer|Buffer|Listener"
    r"|Adapter|Proxy|Singleton|Interface|Type|Node|Tree|Queue|Stack|Pool|Executor|Thread)(?![\w@])"
)
CALL = re.compile(
    r"(?<![\w/@#&=?])(?:(?:async\s)?def\s)?"
    r"(?P<name>@?[A-Za-z_$][\w$]{0,60}(?:(?:\.|::|->)[A-Za-z_]\w{0,60}){0,6})\("
)
CHAIN = re.compile(
    r"(?:\.[A-Za-z_]\w{0,60})?(?P<open>\()|\.[A-Za-z_]\w{0,60}(?![\w(])|\[[\w:'\"-]{1,40}\]"
)
RETURNS = re.compile(r"\s->\s[A-Za-z_][\w.\[\], |]{0,60}?(?=[:.,;\s]|$):?")
ARGUMENTS = re.compile(r"[\"'=\[\]_*{}]|\w\(|^\s*$|^-?[0-9][\w.]*(?:,\s*-?[0-9\w][\w.]*)*$")
IDENTIFIERS = re.compile(r"[A-Za-z]\w*(?:\.\w+)*(?:\s*,\s*[A-Za-z0-9]\w*)*$|\w+\s?[-+*/<>^]\s?\w+$")
GROWTH = re.compile(r"[\w\s^*+!()√]{1,30}$")
WORD_ENDINGS = word_set("s es ies al ed d er ing n ly r or ion ren t th st nd rd")
MEMBER = re.compile(r"(?<![\w.@/])(?P<owner>[A-Za-z]\w{0,30})(?:\.[A-Za-z_]\w{0,60}){1,8}(?![\w(])")
INDEX = re.compile(
    r"(?<![\w\]@/])(?P<name>[A-Za-z_]\w{0,40})\[(?P<inside>[^\[\]\n]{0,60})\](?:\[[^\[\]\n]{0,60}\]){0,4}"
)
INDEX_INSIDE = re.compile(
    r"-?[0-9]{1,4}$|-[0-9]|[\w+-]{0,20}:[\w+:-]{0,20}$|[\"'][^\"']*[\"']$"
    r"|[a-z](?:\s?[-+]\s?[0-9a-z])?$|[a-z]\w*$"
)
STEP = re.compile(
    r"(?<![\w+-])(?![ABCGc]\+\+)(?:[A-Za-z_]\w{0,30}\+\+|[b-z]--)(?![\w+-])|\+\+[a-z]\w{0,30}"
)
OPERATION = re.compile(
    rf"(?<![\w$.\"'+*/<>=&|-])(?:{_OPERAND}\s{_ANY_OPERATOR}\s){{0,4}}"
    rf"(?:{_OPERAND}\s{_ASSIGNING}\s{_OPERAND}|{_OPERAND}{_ASSIGNING}{_OPERAND}"
    rf"|[\w.)\]]{{1,60}}{_TIGHT}[\w.(-]{{1,60}}|[a-z]\s(?:\*\*|=>|->)\s{_OPERAND})"
    rf"(?:\s{_ANY_OPERATOR}\s{_OPERAND}){{0,8}}"
)
SIGN = re.compile(
    r"(?<!\S)[\"'(]?(?P<sign>->|=>|===?|!==?|<=|>=|&&|\|\||\+=|-=|\*=|/=|%=|\*\*|//|:=|\+\+"
    r"|\?\?|<<|>>|::)(?=[\"')]?[.,;:?!]?(?:\s|$))"
)
KEYWORD_ARGUMENT = re.compile(
    r"(?<![\w/?&=.:\"'-])[A-Za-z_]\w{0,40}="
    r"(?:[\w.+-]{1,40}|\"[^\"\n]{0,60}\"|'[^'\n]{0,60}')(?![\w=&/])"
)
STARRED = re.compile(r"(?<![\w*])\*{1,2}(?:kw)?args(?![\w*])")
LONG_FLAG = re.compile(
    rf"(?<![^\s(\"'])--(?!{_AFTER_DASH}\b)[a-z][a-z0-9]{{1,30}}(?:-[a-z0-9]{{1,30}}){{0,6}}"
    r"(?:=[^\s,;]{1,60})?(?![\w-])"
)
_FLAG = r"-{1,2}[A-Za-z][\w=-]{0,40}"
_ARGUMENT = (
    r"(?:\"[^\"\n]{0,60}\"|'[^'\n]{0,60}'|[^\s\"'()]{0,60}[:/=@*$.~][^\s\"'()]{0,80}[\w/*]|[~.]/"
    r"|\.{1,2}(?=\s|$)|[0-9][\w:.]{0,20}(?<![:.])|[A-Z]{3,7}(?![\w.]))"
)
COMMAND = re.compile(
    r"(?<![\w/.-])(?P<command>[a-z][a-z0-9+-]{1,15}(?:\s[a-z][a-z-]{1,15})?)"
    rf"(?:\s{_ARGUMENT}){{0,4}}\s{_FLAG}(?:\s(?:{_FLAG}|{_ARGUMENT})){{0,12}}(?!\w)"
)
NUMBERED_FLAG = re.compile(
    r"(?<![\w/.-])(?:kill|head|tail)\s-[0-9]{1,4}(?:\s[\w./-]{1,40}\w)?(?!\w)"
)
FLAG_WORD = re.compile(r"\b(?:flag|option|switch|argument|command|parameter)s?\b", re.IGNORECASE)
SHORT_FLAG = re.compile(r"(?<![^\s(\"'])-[A-Za-z](?![\w-])")
PATH = re.compile(
    r"(?<![\w/:.<@~])(?:(?:~|\.{1,2})(?:/[\w.@+-]{1,60}){1,12}(?:/\*\.\w+)?/?"
    r"|(?:/[A-Za-z_.@][\w.@+-]{0,60}){2,12}(?:/\*\.\w+)?/?"
    r"|/(?:etc|usr|var|tmp|home|bin|opt|dev|proc|root|mnt|srv|sbin|lib)(?![\w/]))"
    r"|(?<!\w)[A-Z]:\\(?:[\w.-]{1,60}\\){0,8}[\w.-]{0,60}"
)
FILE = re.compile(
    r"(?<![\w/.@:-])(?:[\w-]{1,40}/){0,8}(?:[\w*-]{1,60}\.){1,3}"
    rf"{_EXTENSION}(?![\w/-]|\.\w)"
    r"|(?<!\S)\.(?:env|gitignore|bashrc|zshrc|profile|dockerignore|npmrc|vimrc|htaccess|venv)(?!\w)"
    r"|(?<!\S)\.[A-Za-z]{1,20}(?:_[A-Za-z]{1,20}){1,4}(?!\w)|(?<![^\s(\"'])\*\.[a-z][a-z0-9]{0,7}(?![\w*])"
)
DECORATOR = re.compile(
    r"(?<![\w@])@(?:property|staticmethod|classmethod|dataclass|override|Override|abstractmethod"
    r"|lru_cache|cache|wraps|Autowired|Entity|[a-z]\w{0,30}\.(?:route|get|post|fixture|setter))(?!\w)"
)
GENERIC = re.compile(rf"(?<!\w)[A-Z]\w{{0,40}}{_TYPES}")
SCOPED = re.compile(rf"(?<![\w:])[A-Za-z_]\w{{0,40}}(?:::[A-Za-z_]\w{{0,40}}){{1,6}}(?:{_TYPES})?")
TAG = re.compile(rf"</?{TAG_NAME}(?:\s[a-z-]{{1,30}}=\"[^\"<>]{{0,80}}\"){{0,6}}\s?/?>")
VARIABLE = re.compile(
    r"(?<![\w$])\$(?!(?:US|USD|AUD|CAD|NZD|HKD)\b)(?:[A-Z_]{2,40}|\{\w{1,40}\})(?!\w)"
)
BASED = re.compile(r"(?<!\w)0(?:x[0-9a-fA-F_]{1,40}|b[01_]{1,64}|o[0-7_]{1,40})(?!\w)")
LAMBDA = re.compile(
    rf"(?<!\w)lambda(?:\s\w{{1,30}},?){{0,6}}:\s{_OPERAND}(?:\s{_ANY_OPERATOR}\s{_OPERAND}){{0,8}}"
)
HEADER = re.compile(
    r"(?<!\w)(?:for\s\w{1,30}(?:,\s\w{1,30})?\sin\srange\("
    r"|import\s\w{1,40}\sas\s\w{1,20}|from\s[\w.]{1,60}\simport\s[\w*]{1,60})"
)
PROMPTED = re.compile(r"(?<!\S)\$\s(?=[a-z])(?P<command>[a-z][\w-]{1,20})[^\n.;`]{0,80}")
SQL = re.compile(
    r"(?<!\w)(?:SELECT\s[\w*,.() ]{1,120}?\sFROM\s\w{1,60}(?:\s(?:AS\s)?[a-z]\w?(?!\w))?"
    r"|INSERT\sINTO\s\w{1,60}(?:\s?\([\w, ]{1,80}\))?"
    r"|DELETE\sFROM\s\w{1,60}|UPDATE\s\w{1,60}\sSET\s\w{1,60}\s?=\s?[\w'\"]{1,60})"
    r"(?:\s(?:WHERE|GROUP\sBY|ORDER\sBY|HAVING|LIMIT|(?:INNER\s|LEFT\s)?JOIN|VALUES|SET)"
    r"\s(?:[^.;!?\n`]|\.(?=\w)){1,80}){0,6}"
)
GROUPED = re.compile(r"(?<![\w.])[0-9]{1,3}(?:_[0-9]{3}){1,6}(?!\w)|(?<!\w)HEAD[~^][0-9]*(?!\w)")
ADDRESS = re.compile(
    r"(?<!\w)(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://\S+|www\.\S+|[\w.+-]{1,60}@[\w-]{1,60}\.\S+)"
)
ANY = re.compile(
    r"[_(\[<>=+*/\\|&$@%^~{#]|--|\s-[A-Za-z\s]|^-|[a-z][A-Z]|\w[.:]\w|::|lambda|0[xbo]|import "
    r"|[A-Z]{6}|\?[.?]|\s[.?]|^\.|;\s*$",
    re.MULTILINE,
)
"""Without one of these no pattern above can match: the quick way out for plain English."""

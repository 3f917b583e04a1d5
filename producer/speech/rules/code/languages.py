"""Programming languages by the names that fences give them."""

from __future__ import annotations

from producer.speech.rules.identifiers import Manner, say_identifier

_ALIASES = {
    "python": "py python3 python2 py3 pycon python-repl ipython pyi cython",
    "javascript": "js node nodejs mjs cjs ecmascript",
    "jsx": "",
    "typescript": "ts mts",
    "tsx": "",
    "c": "h",
    "cpp": "c++ cc cxx hpp arduino",
    "csharp": "c# cs",
    "java": "",
    "go": "golang",
    "rust": "rs",
    "kotlin": "kt kts",
    "swift": "",
    "scala": "",
    "dart": "",
    "php": "",
    "ruby": "rb irb",
    "perl": "pl",
    "r": "rlang",
    "lua": "",
    "haskell": "hs",
    "elixir": "ex exs",
    "julia": "jl",
    "matlab": "octave",
    "sql": "mysql postgres postgresql sqlite plsql tsql psql",
    "shell": "sh bash zsh fish ksh shell-session-script",
    "console": "shell-session shellsession sh-session terminal bash-session",
    "powershell": "ps1 pwsh posh",
    "batch": "bat cmd",
    "html": "htm xhtml vue svelte",
    "xml": "svg xsl rss",
    "css": "scss sass less",
    "json": "json5 jsonc jsonl geojson",
    "yaml": "yml",
    "toml": "",
    "ini": "cfg conf properties dotenv env",
    "docker": "dockerfile",
    "make": "makefile mk",
    "diff": "patch udiff",
    "regex": "regexp",
    "graphql": "gql",
    "markdown": "md",
    "latex": "tex",
    "assembly": "asm nasm",
    "text": "txt plain plaintext output stdout none nohighlight log",
}
_BY_ALIAS = {
    alias: name for name, aliases in _ALIASES.items() for alias in (name, *aliases.split())
}

_SPOKEN = {
    "python": "Python",
    "javascript": "JavaScript",
    "jsx": "J S X",
    "typescript": "TypeScript",
    "tsx": "T S X",
    "c": "C",
    "cpp": "C plus plus",
    "csharp": "C sharp",
    "java": "Java",
    "go": "Go",
    "rust": "Rust",
    "kotlin": "Kotlin",
    "swift": "Swift",
    "scala": "Scala",
    "dart": "Dart",
    "php": "P H P",
    "ruby": "Ruby",
    "perl": "Perl",
    "r": "R",
    "lua": "Lua",
    "haskell": "Haskell",
    "elixir": "Elixir",
    "julia": "Julia",
    "matlab": "Matlab",
    "powershell": "PowerShell",
    "docker": "Docker",
    "make": "Make",
    "graphql": "Graph Q L",
    "markdown": "Markdown",
    "latex": "LaTeX",
    "regex": "regex",
    "ini": "settings",
    "batch": "batch",
}
_WRITTEN = {"sql": "SQL", "html": "HTML", "xml": "XML", "css": "CSS", "json": "JSON"} | {
    "yaml": "YAML",
    "toml": "TOML",
}

HASH_COMMENTS = frozenset(
    _ALIASES.keys()
    & {"python", "shell", "ruby", "yaml", "toml", "perl", "r", "docker", "make", "ini"}
    | {"elixir", "julia", "powershell", "graphql", "console"}
)
"""Languages in which # starts a comment."""
SLASH_COMMENTS = frozenset(
    {"javascript", "jsx", "typescript", "tsx", "c", "cpp", "csharp", "java", "go", "rust"}
    | {"kotlin", "swift", "scala", "dart", "php", "css", "json"}
)
"""Languages in which // starts a comment."""


def language_of(info: str) -> str:
    """A fence's info word -> the name used here ("JS" -> "javascript"); an unknown one, lowered."""
    word = info.strip().split(" ", 1)[0].strip("{}.").split(",", 1)[0].lower()
    return _BY_ALIAS.get(word, word)


def name_of_language(language: str, manner: Manner) -> str:
    """What a language is called: "cpp" -> "C plus plus"; "" for an unknown one, or for text."""
    if language in _SPOKEN:
        return _SPOKEN[language]
    if language in {"", "text", "shell", "console", "diff"}:
        return ""
    return say_identifier(_WRITTEN.get(language, language), manner)

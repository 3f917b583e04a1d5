"""Version numbers: after a name each part is a number of its own, so 3.12 is three point twelve."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, digits
from producer.speech.rules.rule import POINTS, Context, Rule, alternatives, listed, rule

_NAMES = frozenset(
    listed(
        "Python CPython PyPy Django Flask FastAPI Node Node.js Ruby Rails Perl PHP Laravel Java "
        "JDK JRE Kotlin Scala Swift Go Golang Rust Julia TypeScript JavaScript ECMAScript React "
        "Vue Angular Svelte jQuery Bootstrap Ubuntu Debian Fedora CentOS RHEL Android iOS "
        "iPadOS macOS Windows Linux Kernel kernel Chrome Firefox Safari PostgreSQL Postgres "
        "MySQL MariaDB SQLite Redis MongoDB Kafka Spark Hadoop Kubernetes Docker Helm Terraform "
        "Ansible Git nginx Apache OpenSSL CUDA PyTorch TensorFlow Keras NumPy SciPy pandas "
        "scikit-learn Matplotlib Qt GTK OpenGL Vulkan Unity Unreal Blender Gradle Maven CMake "
        "GCC gcc Clang clang LLVM glibc bash Bash npm pip Elixir Erlang Haskell GHC OCaml Lua "
        "Unicode HTTP TLS SSL USB HDMI Bluetooth OpenAPI Symfony Spring Hibernate .NET "
        "Elasticsearch Lambda Llama Claude Gemini GPT Poetry pytest mypy Alpine version Version "
        "versions release Release v. ver. RC API SDK"
    )
)
_PLACES = listed(
    "Figure figure Fig. fig. Section section Sec. Chapter chapter Table table Equation equation "
    "Eq. Exercise exercise Listing listing Example example Theorem theorem Lemma lemma Lesson "
    "lesson Appendix appendix Part part Unit unit Module module step Step §"
)
_STAGE = "alpha|beta|rc|dev|pre|post|a|b|canary|nightly|SNAPSHOT|lts|LTS"
_RELEASE = rf"(?:[-.]?(?P<stage>{_STAGE})(?:[.-]?(?P<of>[0-9]+))?)?"
_PARTS = r"(?P<parts>[0-9]+(?:\.(?:[0-9]+|x(?!\w)|\*))*)"
_RANGE_SIGNS = {
    "^": "caret ", "~": "tilde ", "~=": "compatible with ", "~>": "approximately ",
    "==": "equals ", ">=": "at least ", "<=": "at most ", ">": "above ", "<": "below ",
    "!=": "not ", "=": "",
}  # fmt: skip
_OPENING = dict.fromkeys(map(ord, "([“\"'"), " ")
_STAGES = {
    "rc": "release candidate", "a": "alpha", "b": "beta", "dev": "dev", "pre": "pre-release",
    "post": "post", "lts": "L T S", "snapshot": "snapshot",
}  # fmt: skip


def say_version(parts: str, stage: str | None = None, of: str | None = None) -> str:
    """ "2.3.1" -> "two point three point one"; "22.04" -> "twenty two point zero four"."""
    words = " point ".join(_say_part(part) for part in parts.split("."))
    if stage:
        words += f" {_STAGES.get(stage.lower(), stage.lower())}"
    return f"{words} {cardinal(int(of[:9]))}" if of else words


def _say_part(part: str) -> str:
    if part in ("x", "*"):
        return "X" if part == "x" else "star"
    if (part[0] == "0" and len(part) > 1) or len(part) > 4:
        return digits(part)
    return cardinal(int(part))


@rule(rf"(?<![\w.-])[vV](?:er\.?\s?)?{_PARTS}{_RELEASE}(?![\w]|\.[0-9])", needs="vV", digits=1)
def version(match: re.Match[str], context: Context) -> str | None:
    """v2.3.1 -> version two point three point one

    v1.0.0-rc.2 -> version one point zero point zero release candidate two
    """
    words = say_version(match["parts"], match["stage"], match["of"])
    if context.word_before(match.start()) in {"version", "versions"}:
        return words
    return f"version {words}"


@rule(
    rf"(?<=[^\s–—-])(?P<joint>\s|/|-)(?P<sign>(?:>=|<=|==|~=|\^|~|>|<)\s?)?{_PARTS}{_RELEASE}"
    r"(?P<plus>\+)?(?![\w%]|\.[0-9]|[,:/][0-9])",
    digits=1,
)
def named_version(match: re.Match[str], context: Context) -> str | None:
    """Python 3.12 -> Python three point twelve

    USB 3.0 -> U S B three point zero
    """
    parts, joint = match["parts"], match["joint"]
    before = context.before(match.start()).translate(_OPENING)
    if not before.strip() or before[-1].isspace() or before.split()[-1] not in _NAMES:
        return None
    if "." not in parts and (len(parts) > 2 or joint == "-") and not match["sign"]:
        return None
    sign = _RANGE_SIGNS.get((match["sign"] or "").strip(), "")
    plus = " plus" if match["plus"] else ""
    return f"{sign}{say_version(parts, match['stage'], match['of'])}{plus}"


@rule(
    r"(?<=[\w\]) ])(?<![-–—] )(?P<sign>\^|~=|~>|==|>=|<=)\s?(?P<parts>[0-9]+(?:\.[0-9]+){1,3})"
    rf"{_RELEASE}(?!\w|\.[0-9])",
    needs="^~=><",
    digits=3,
)
def required_version(match: re.Match[str], context: Context) -> str | None:
    """requests ~=2.31.0 -> requests compatible with two point thirty one point zero"""
    if match["parts"].count(".") < 2:
        return None
    return _RANGE_SIGNS[match["sign"]] + say_version(match["parts"], match["stage"], match["of"])


@rule(
    rf"(?<![\w.])(?P<name>{alternatives(_PLACES)})\s?(?P<parts>[0-9]+(?:\.[0-9]+){{1,3}})"
    r"(?P<letter>[a-e](?!\w))?(?![\w%]|\.[0-9])",
    digits=2,
    words=_PLACES,
)
def numbered_place(match: re.Match[str], context: Context) -> str | None:
    """Figure 3.12 -> Figure three point twelve"""
    full = {
        "Fig.": "Figure",
        "fig.": "figure",
        "Sec.": "Section",
        "Eq.": "Equation",
        "§": "section",
    }
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    return f"{full.get(match['name'], match['name'])} {say_version(match['parts'])}{letter}"


@rule(
    rf"(?<![\w.,$£-])(?<![€\ue000])(?P<parts>[0-9]+(?:\.[0-9]+){{2,4}}){_RELEASE}"
    r"(?![\w]|\.[0-9]|,[0-9])",
    digits=3,
    words=POINTS,
)
def dotted_number(match: re.Match[str], context: Context) -> str | None:
    """2.3.1 -> two point three point one"""
    return say_version(match["parts"], match["stage"], match["of"])


FIRST: tuple[Rule, ...] = (version, named_version, required_version, numbered_place)
RULES: tuple[Rule, ...] = (dotted_number,)

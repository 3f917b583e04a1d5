"""The words that a course page's site puts around its content."""

from __future__ import annotations

import re

SECTIONS: dict[str, tuple[str, ...]] = {
    "lesson": ("Interactive Audio Lesson", "Interactive Audio Lessons"),
    "overview": ("Introduction & Overview", "Introduction and Overview"),
    "videos": ("YouTube Videos", "Youtube Videos", "Videos"),
    "audiobook": ("Audio Book", "Audiobook", "AudioBook"),
    "key_concepts": ("Key Concepts", "Definitions & Key Concepts"),
    "examples": ("Examples & Applications", "Examples & Real-Life Applications"),
    "memory_aids": ("Memory Aids",),
    "flash_cards": ("Flash Cards", "Flashcards"),
    "glossary": ("Glossary", "Glossary of Terms"),
    "reference_links": ("Reference links", "Reference Links"),
}
"""Kind of section -> its headings. The order is the one in which a page usually has them."""

TAGLINES: dict[str, tuple[str, ...]] = {
    "lesson": (
        "Listen to a student-teacher conversation explaining the topic in a relatable way.",
    ),
    "overview": (
        "Read summaries of the section's main ideas at different levels of detail.",
        "Read a summary of the section's main ideas. Choose from Basic, Medium, or Detailed.",
    ),
    "audiobook": ("Dive deep into the subject with an immersive audiobook experience.",),
    "key_concepts": (
        "Learn essential terms and foundational ideas that form the basis of the topic.",
    ),
    "examples": (
        "See how the concepts apply in real-world scenarios to understand their practical "
        "implications.",
    ),
    "memory_aids": (
        "Interactive tools to help you remember key concepts",
        "Use mnemonics, acronyms, or visual cues to help remember key information more easily.",
    ),
    "flash_cards": (
        "Review key concepts with flashcards.",
        "Revise key concepts with flashcards.",
    ),
    "glossary": ("Review the Definitions for terms.",),
    "reference_links": ("Supplementary resources to enhance your learning experience.",),
    "videos": ("Explore related videos to deepen your understanding.",),
}
"""Kind of section -> the sentence that follows its heading."""

OVERVIEW_PARTS = {
    "quick": ("Quick Overview", "Basic"),
    "standard": ("Standard", "Medium"),
    "detailed": ("Detailed",),
}
CHAPTER_PARTS = {
    "content": ("Chapter Content",),
    "explanation": ("Detailed Explanation",),
    "analogies": ("Examples & Analogies", "Examples and Analogies"),
}
AID_KINDS = (
    "Rhymes",
    "Stories",
    "Memory Tools",
    "Acronyms",
    "Rhymes Time",
    "Fascinating Stories",
    "Other Memory Gems",
    "Super Acronyms",
)

SITE_MENU = frozenset(
    {
        "Students",
        "Academic Programs",
        "AI-powered learning for grades 8-12, aligned with major curricula",
        "Professional",
        "Professional Courses",
        "Industry-relevant training in Business, Technology, and Design",
        "Games",
        "Interactive Games",
        "Fun games to boost memory, math, typing, and English skills",
        "Enroll to start learning",
        "You've not yet enrolled in this course. Please enroll for free to listen to audio "
        "lessons, classroom podcasts and take practice test.",
        "Practice",
        "Test",
        "Quiz",
        "Home",
        "Courses",
        "Pricing",
        "Log in",
        "Login",
        "Sign in",
        "Sign up",
        "Sign Up",
        "Skip to content",
        "Skip to main content",
        "Enroll",
        "Enroll now",
        "Enroll Now",
        "Back",
        "Menu",
        "Learn",
        "Previous",
        "Next",
    }
)
"""Lines above the first section that are the site's, not the page's."""

FOOTER = re.compile(
    r"(?:©|\(c\)|Copyright\b|All rights reserved|Privacy Policy|Terms (?:of|and|&) \w+|Contact Us"
    r"|About Us|Cookie Policy|Follow us\b|Back to top|Previous|Next|Practice|Continue|Mark as \w+"
    r"|Refund Policy|Help Cent(?:er|re))",
    re.I,
)
"""How a line of the site's foot begins."""

LOCK = re.compile(r"[^A-Za-z0-9]{0,16}Unlock Audio (Lesson|Chapter)")
SIGN_UP = {
    "Sign up and enroll to listen to this audio lesson": "lesson",
    "Sign up and enroll to access the full audio experience": "chapter",
}
PLAYED = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
LEFT = re.compile(r"(?:--:--|\d{1,2}:\d\d(?::\d\d)?)")
PLAYER = re.compile(r"\d{1,2}:\d\d(?::\d\d)? ?/ ?(?:--:--|\d{1,2}:\d\d(?::\d\d)?)")
CHAPTER_OF = re.compile(r"Chapter (\d{1,4}) of (\d{1,4})")
ICON = re.compile(r"[^A-Za-z0-9\s\"'(\[{.,:;#*_=<>/\\|+~-]{1,8}")
"""A picture in front of a memory aid, whole or damaged; no letters but what damage makes."""

_PICTURED = re.compile(rf"({ICON.pattern})\s+(?=\S)")

_PERSON = (
    r"(?:Teacher|Instructor|Professor|Tutor|Lecturer|Mentor|Narrator|Host|Guest|Expert|Moderator"
    r"|Student)(?: (?:\d{1,3}|[A-Z]))?"
)
LABEL = re.compile(_PERSON)
"""A speaker's label on a line of its own."""
SECOND_LABEL = r"(?: (?:Instructor|Student|Teacher|Learner|Speaker))?"
"""What a label's repetition may have after it."""
ONE_LINE_LABEL = re.compile(rf"({_PERSON})\s*\1{SECOND_LABEL}")
INSTRUCTOR = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z0-9][\w.'’-]*){0,3})\n\1 Instructor")


def plain(line: str) -> str:
    """A line as the tables above have it: without Markdown's marks, quotes straight."""
    text = " ".join(line.split()).lstrip("#").strip()
    if text.startswith("**") and text.endswith("**") and len(text) > 4:
        text = text[2:-2].strip()
    return text.replace("’", "'").replace("‘", "'")


def unpictured(words: str, *, any_kind: bool = True) -> int:
    """How many characters stand before a memory aid's kind: "🎵 Rhymes" has two; else 0.

    `any_kind` takes words that may be a kind, too, besides those that the site has.
    """
    match = _PICTURED.match(words)
    if not match or match.group(1).isalpha():
        return 0
    kind = words[match.end() :]
    return match.end() if kind in AID_KINDS or (any_kind and may_be_kind(kind)) else 0


def may_be_kind(words: str) -> bool:
    """Whether a line below a picture may say a memory aid's kind."""
    return len(words) <= 30 and words[:1].isupper() and words[-1:].isalnum()


_HEADING = re.compile(r"(#{1,6}\s+)(.*?)(?:\s+#+)?")
_BOLD = re.compile(r"\*\*(?=\S)((?:(?!\*\*).)+)(?<=\S)\*\*")


def unmarked(line: str) -> tuple[int, int]:
    """Where a title's words begin and end in its line, Markdown's marks left out.

    One `#` alone may be a title's own, as in "# of moles", unless a heading of the site follows.
    """
    begin, end = 0, len(line)
    match = _HEADING.fullmatch(line)
    if match and match.group(2) and (line.startswith("##") or match.group(2) in HEADINGS):
        begin, end = match.span(2)
    bold = _BOLD.fullmatch(line, begin, end)
    return bold.span(1) if bold else (begin, end)


HEADINGS = {name: kind for kind, names in SECTIONS.items() for name in names}
TAGLINE_OF = {line: kind for kind, lines in TAGLINES.items() for line in lines}

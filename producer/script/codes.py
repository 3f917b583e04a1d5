"""Every finding about a script: its code, how much it weighs and what it means."""

from __future__ import annotations

from producer.model import Finding, Severity, Source

CODES: dict[str, tuple[Severity, str]] = {
    # The file and its front matter
    "empty-script": ("error", "the script has nothing to say"),
    "front-matter-missing": ("error", "the script doesn't start with its front matter"),
    "front-matter-unclosed": ("error", "the front matter has no closing `---`"),
    "malformed-yaml": ("error", "the front matter or study material is no readable YAML"),
    "not-a-mapping": ("error", "the front matter or study material is no `key: value` lines"),
    "missing-setting": ("error", "a key that must be there is absent or empty"),
    "unknown-key": ("error", "a key that nobody reads"),
    "unknown-value": ("error", "a value that is none of those allowed"),
    "wrong-type": ("error", "a value of the wrong type"),
    "control-character": ("error", "a character that can be neither shown nor spoken"),
    "script-id-invalid": ("error", "an id that can't make an address"),
    "script-id-missing": ("warning", "the file's name gives no id, so one was made up"),
    "script-title-unsafe": ("error", "a title that holds `../` or a control character"),
    "date-unreadable": ("error", "a date that is not ISO 8601"),
    # Chapters
    "chapter-id-twice": ("error", "two chapters with one id"),
    "chapter-id-invalid": ("error", "an id that can't make an address"),
    "chapter-id-missing": ("warning", "the title gives no id, so one was made up"),
    "chapter-title-missing": ("error", "a chapter heading without a title"),
    "chapter-title-twice": ("warning", "two chapters with one title"),
    "chapter-title-unsafe": ("error", "a title that holds `../` or a control character"),
    "empty-chapter": ("error", "a chapter with nothing to say"),
    "heading-level": ("warning", "a `#` heading that is neither the title nor a chapter"),
    "setext-heading": ("warning", "an underlined heading, which makes no chapter"),
    "text-before-chapter": ("error", "words before the first chapter's heading"),
    # Turns and labels
    "text-without-label": ("error", "words that nobody speaks"),
    "empty-turn": ("warning", "a turn with nothing to say"),
    "long-turn": ("error", "a turn of absurd length"),
    "label-no-person": ("warning", "a label that is no person's name"),
    "label-too-long": ("warning", "bold text with a colon that is too long for a name"),
    "label-colon-outside": ("warning", "a label with its colon outside the stars"),
    "label-not-bold": ("warning", "a line that starts like a label, without the stars"),
    "label-inside-paragraph": ("error", "a label that doesn't start a paragraph"),
    "label-nested": ("warning", "a label in a list or quotation, where it is none"),
    "label-in-code": ("warning", "a label inside a code block"),
    # Attributes
    "attribute-broken": ("error", "braces that look like attributes but can't be read"),
    "unknown-attribute": ("error", "an attribute that nobody reads"),
    "attribute-value": ("error", "an attribute's value out of range"),
    "attribute-twice": ("error", "two attributes where one can count"),
    # Markup
    "indented-code": ("warning", "lines indented by four spaces, which makes them code"),
    "unclosed-fence": ("error", "a code block that never ends"),
    "unclosed-code": ("warning", "backticks that never close"),
    "unclosed-maths": ("error", "a formula that never ends"),
    "unclosed-comment": ("error", "a comment that never ends"),
    "unclosed-emphasis": ("warning", "stars that look like bold that never closes"),
    "unclosed-quote": ("warning", "a quotation that never closes"),
    "link-broken": ("warning", "a link that never closes"),
    "maths-or-money": ("warning", "dollars that may be either"),
    "pause-unreadable": ("error", "a pause without a length"),
    "pause-too-long": ("error", "a pause of more than 60 seconds"),
    "sound-path": ("error", "a sound outside the course's `sounds/` folder"),
    "recording-path": ("error", "a recording outside the course's `recordings/` folder"),
    "recording-sound": ("error", "a sound inside a turn that a recording replaces"),
    "image-without-alt": ("warning", "a picture that a listener would miss"),
    "html-not-spoken": ("warning", "an HTML element that can't be heard"),
    "footnote-not-spoken": ("warning", "a footnote, which a listener won't hear"),
}
"""Code -> (severity, meaning). A code never changes its meaning."""


def finding(code: str, message: str, *, path: str, line: int = 0, hint: str = "") -> Finding:
    """A Finding of the table's weight."""
    source = Source(path=path, line=line)
    return Finding(code=code, message=message, source=source, hint=hint, severity=CODES[code][0])

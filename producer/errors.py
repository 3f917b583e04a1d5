"""What may go wrong, as one type a person can read; one subclass per room."""

from __future__ import annotations

from pathlib import Path

from producer.model import Finding, Source


class ProducerError(Exception):
    """A mistake of the user's or of the world's, told in one line.

    `message` says what is wrong, `source` where, `hint` what to do about it.
    `findings` holds the rest when several things are wrong at once.
    """

    def __init__(
        self,
        message: str,
        *,
        source: Source | None = None,
        hint: str = "",
        findings: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.hint = hint
        self.findings = findings

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        return f"{where}{self.message}"

    def __reduce__(self) -> tuple[object, ...]:
        # An exception with keyword-only fields does not survive a process border otherwise.
        fields = {"source": self.source, "hint": self.hint, "findings": self.findings}
        return (_rebuild, (type(self), self.message, fields))


def _rebuild(kind: type[ProducerError], message: str, fields: dict[str, object]) -> ProducerError:
    return kind(message, **fields)  # type: ignore[arg-type]


def installing(extra: str) -> str:
    """The command that installs what the extra `extra` of this program brings.

    By the program's folder, never by its name: a package index has another program of that name.
    """
    folder = Path(__file__).parent.parent
    if not (folder / "pyproject.toml").exists():
        return f'pip install -e ".[{extra}]" in the program\'s folder'
    return f'pip install -e "{folder}[{extra}]"'


class ProjectError(ProducerError):
    """course.yaml, cast.yaml, pyproject.toml or the folders are not as they must be."""


class StoreError(ProducerError):
    """The build folder can't be written or read."""


class ScriptError(ProducerError):
    """A page or script can't be read."""


class SpeechError(ProducerError):
    """Words can't be spoken: lexicon, cast, engine or asset."""


class AudioError(ProducerError):
    """Sound can't be mixed, encoded or tagged."""


class PodcastError(ProducerError):
    """The feed, the pages or their publication can't be made."""


class ServerError(ProducerError):
    """Learners, their enrolments or the server's settings are not as they must be."""


class ListenError(ProducerError):
    """Takes can't be listened to."""

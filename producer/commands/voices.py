"""`producer voices`: the cast, the engines and their voices; samples to hear; assets ahead."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import ProducerError, SpeechError
from producer.meant import suggest

if TYPE_CHECKING:
    from producer.model import Cast, Take, Voice
    from producer.speech.engines import Capabilities, EngineModule
    from producer.speech.requests import Request
    from producer.store import Store

HELP = "List voices, write samples of them, fetch an engine's files."

_SAMPLE = (
    "Hello! This is how I sound. When you wait for three things at once, "
    "the slowest one decides how long it takes. Shall we try it?"
)
_WIDTH = 78


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's verbs and their options."""
    parser.add_argument("--engine", metavar="NAME", help="this engine alone")
    verbs = parser.add_subparsers(metavar="VERB", dest="verb")
    sample = verbs.add_parser(
        "sample", help="write a WAV file of each role, or of some", allow_abbrev=False
    )
    sample.add_argument("roles", metavar="ROLE", nargs="*", help="these roles (default: all)")
    sample.add_argument("--engine", metavar="NAME", default=argparse.SUPPRESS)
    sample.add_argument("--output", metavar="DIR", help="default: build/samples")
    sample.add_argument("--text", metavar="WORDS", default=_SAMPLE, help="what they say")
    golden = verbs.add_parser(
        "golden",
        help="keep how each role sounds, or say who sounds otherwise since",
        allow_abbrev=False,
    )
    golden.add_argument("roles", metavar="ROLE", nargs="*", help="these roles (default: all)")
    golden.add_argument("--engine", metavar="NAME", default=argparse.SUPPRESS)
    golden.add_argument("--keep", action="store_true", help="keep how they sound now")
    install = verbs.add_parser(
        "install", help="fetch an engine's files, and replace damaged ones", allow_abbrev=False
    )
    install.add_argument("name", metavar="ENGINE", help="its name: kokoro")
    for verb in (sample, golden, install):
        verb.add_argument("--project", metavar="DIR", default=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do what the verb says; list without one."""
    if args.verb == "sample":
        return _sample(args)
    if args.verb == "golden":
        return _golden(args)
    if args.verb == "install":
        return _install(args.name)
    return _list(args)


def _list(args: argparse.Namespace) -> int:
    from producer.project import load_cast
    from producer.speech import engines

    cast = load_cast(args.project)
    names = [args.engine] if args.engine else list(engines.names())
    for name in names:
        engines.load(name)
    _print_cast(cast, args.engine or cast.engine)
    for name in names:
        print()
        _print_engine(name, engines.load(name), cast)
    return 0


def _print_cast(cast: Cast, engine: str) -> None:
    from producer.speech.casting import resolve

    print(f"Cast for {engine} (voices/cast.yaml):")
    roles = list(dict.fromkeys(casting.role for casting in cast.castings))
    if not roles:
        print("  nobody yet")
    width = max(map(len, roles), default=0)
    for role in roles:
        voice = resolve(role, cast, (), engine)
        pace = f"  at {voice.rate:g} of its pace" if voice and voice.rate != 1.0 else ""
        print(f"  {role:{width}}  {voice.name if voice else '-'}{pace}")


def _print_engine(name: str, module: EngineModule, cast: Cast) -> None:
    import textwrap

    used = {v.name for c in cast.castings for v in c.voices if v.engine == name}
    lacking = module.missing()
    state = f"; not installed: {lacking}" if lacking else ""
    print(f"{name}: {_can(module.CAPABILITIES)}{state}")
    ordered = sorted(module.voices(), key=lambda voice: (voice.grade or 1_000, voice.name))
    groups: dict[str, list[str]] = {}
    for voice in ordered:
        kind = " ".join(filter(None, (voice.language, voice.gender)))
        groups.setdefault(kind, []).append(voice.name + ("*" if voice.name in used else ""))
    for kind, found in groups.items():
        lines = textwrap.wrap("  ".join(found), _WIDTH - 20, break_on_hyphens=False)
        for number, line in enumerate(lines):
            print(f"  {'' if number else kind:16}  {line}")
    if groups and used:
        print("  * in the cast")


def _can(capabilities: Capabilities) -> str:
    can = [
        "word times" if capabilities.word_times else "no word times",
        "repeatable" if capabilities.deterministic else "differs a little each time",
        *(["pronunciations in IPA"] if capabilities.phonemes else []),
        *(["sends text over the network"] if capabilities.network else []),
        capabilities.licence,
    ]
    return ", ".join(can)


def _sample(args: argparse.Namespace) -> int:
    from producer.model import Finding
    from producer.project import BUILD, load_cast
    from producer.report import print_findings
    from producer.speech import engines
    from producer.speech.record import Recorder, prepare
    from producer.speech.requests import Failed, Recorded
    from producer.store import Store

    cast = load_cast(args.project)
    engine = args.engine or cast.engine
    module = engines.load(engine)
    requests = _requests(args, cast, engine)
    prepare(engine, (r.utterance.voice.name for r in requests), Fetching())
    folder = Path(args.output) if args.output else args.project / BUILD / "samples"
    store = Store(args.project / BUILD / "cache")
    findings: list[Finding] = []
    with Recorder(engine, store) as recorder:
        for event in recorder.record(requests):
            if isinstance(event, Recorded):
                path = folder / f"{_file_name(event.request.utterance.role)}.wav"
                _write(path, store, event.take)
                voice = event.request.utterance.voice.name
                print(f"{path}  {event.request.utterance.role}, {voice}")
            elif isinstance(event, Failed):
                findings.append(event.finding)
    print_findings(findings)
    if module.CAPABILITIES.network:
        print(f"{engine} sent the text over the network", file=sys.stderr)
    return 1 if findings else 0


def _requests(args: argparse.Namespace, cast: Cast, engine: str) -> list[Request]:
    from producer.model import Piece, Source, Utterance
    from producer.project import VOICES
    from producer.speech import engines
    from producer.speech.requests import Request
    from producer.speech.takes import take_key

    fingerprint = engines.load(engine).fingerprint()
    source = Source(path=f"{VOICES}/cast.yaml")
    return [
        Request(key=take_key(utterance, fingerprint), utterance=utterance)
        for role, voice in _voices(args.roles, cast, engine).items()
        for utterance in [
            Utterance(
                role=role,
                voice=voice,
                pieces=(Piece(written=args.text, spoken=args.text),),
                source=source,
            )
        ]
    ]


def _voices(asked: list[str], cast: Cast, engine: str) -> dict[str, Voice]:
    """The voices of the roles `asked`, or of all. Raises SpeechError."""
    from producer.model import Source
    from producer.project import VOICES
    from producer.speech import engines
    from producer.speech.casting import assign

    known = dict.fromkeys(casting.role for casting in cast.castings)
    roles = asked or list(known)
    if not roles:
        raise SpeechError("the cast is empty", hint="write roles into voices/cast.yaml")
    for role in roles:
        if role not in known:
            raise SpeechError(f"{role!r} is not in the cast", hint=suggest(role, known))
    source = Source(path=f"{VOICES}/cast.yaml")
    deal = engine != cast.engine
    module = engines.load(engine)
    assigned = assign(dict.fromkeys(roles, source), cast, (), engine, module.voices, deal=deal)
    if assigned.findings:
        raise SpeechError(f"some roles have no {engine} voice", findings=assigned.findings)
    return dict(assigned.voices)


def _golden(args: argparse.Namespace) -> int:
    from producer.build import golden
    from producer.project import load_cast
    from producer.report import print_findings
    from producer.speech.record import prepare

    cast = load_cast(args.project)
    engine = args.engine or cast.engine
    voices = _voices(args.roles, cast, engine)
    prepare(engine, (voice.name for voice in voices.values()), Fetching())
    now, failed = golden.speak(args.project, voices, engine)
    if failed:
        print_findings(failed)
        return 1
    drifted = golden.compare(args.project, voices, engine, now)
    kept = golden.keep(args.project, voices, engine, now, over=args.keep)
    for role in kept:
        print(f"{role}: kept how {voices[role].name} sounds")
    if args.keep:
        return 0
    print_findings(drifted)
    if not drifted and len(kept) < len(now):
        print(f"{len(now) - len(kept)} sound as they did")
    return 1 if drifted else 0


def _write(path: Path, store: Store, take: Take) -> None:
    import io
    import wave

    from producer.speech import takes
    from producer.store import write_atomically

    samples = takes.samples(store, take.key)
    if samples is None:
        raise ProducerError("a sample vanished from the cache", hint="run the command again")
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(take.rate)
        file.writeframes(samples)
    write_atomically(path, out.getvalue())


def _file_name(role: str) -> str:
    kept = "".join(char if char.isalnum() else "-" for char in role.lower())
    return "-".join(filter(None, kept.split("-"))) or "role"


def _install(name: str) -> int:
    from producer.speech import engines

    module = engines.load(name)
    for file in module.repair():
        print(f"{file} was damaged and is fetched again")
    module.prepare(Fetching())
    print(f"{name} is ready")
    return 0


class Fetching:
    """Says on standard error how much is fetched: in place in a terminal, else twice a file."""

    def __init__(self) -> None:
        self.said = ("", False)

    def __call__(self, what: str, done: int, total: int) -> None:
        """`done` of `total` bytes of `what` are here."""
        whole = bool(total) and done >= total
        size = f"{total / 1e6:.0f} MB"
        if sys.stderr.isatty():
            share = f"{100 * done // total} % of {size}" if total else f"{done / 1e6:.0f} MB"
            end = "\n" if whole else ""
            print(f"\r{what}: {share}\x1b[K", end=end, file=sys.stderr, flush=True)
        elif self.said != (what, whole):
            state = "fetched" if whole else "fetching"
            print(f"{state} {what} ({size})", file=sys.stderr, flush=True)
        self.said = (what, whole)

"""Kokoro-82M, the default: neural voices, American and British, from packages alone.

The int8 export runs on onnxruntime at about twice real time on one core; hibari's G2P gives the
phonemes. Word times are the durations that the model itself works with: its graph hides them, so
a copy that shows them as an output is written to the cache once. (Loaded from bytes instead of a
path the model takes half as much memory again.)
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import SpeechError
from producer.meant import suggest
from producer.model import Utterance
from producer.speech.assets import cache_folder, fetch
from producer.speech.engines import Capabilities, EngineVoice, Progress, Recording
from producer.speech.engines._kokoro_assets import MODEL, VOICES
from producer.versions import version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from producer.speech.engines._phonetic import Sound

CAPABILITIES = Capabilities(
    word_times=True,
    deterministic=True,
    phonemes=True,
    max_characters=400,
    network=False,
    licence="Apache-2.0",
    memory=800,
)

RATE = 24_000
"""Samples a second."""

_UNIT = 600
"""Samples of one unit of duration."""
_DURATIONS = "/encoder/Clip_output_0"
_MOST = 300
"""Phonemes a call. The model takes 510, but memory grows with them: 710 MB at 300, 1 GB at 510."""
_LARGE = 200
"""Phonemes from which on a call's memory is given back after it."""
_ROWS = 510
"""Style rows of a voice, one for each length in phonemes."""
_READINGS = (0, 1, -1, 2, -2, 3, 4, 5, 6, 7)
"""Steps away from the row for the length: another row is another reading, in pace and melody. A
step is a third of the length, since the rows of much longer texts leave sounds behind short ones
(an ear-model heard 87 of 96 short lines right in the row of their length, 81 in that of 25)."""

# The order in which spares are proposed: voices that a quality model scored well, each as unlike
# the ones before it in pitch and timbre as they come; then those that nobody scored.
_GRADED = (
    "am_michael", "af_sarah", "am_onyx", "af_nova", "bm_george", "af_heart", "am_eric", "bf_emma",
    "bm_fable", "af_kore", "am_echo", "bf_isabella", "am_puck", "af_sky", "am_liam", "af_alloy",
    "bm_daniel", "af_bella", "am_fenrir", "af_aoede", "bm_lewis", "bf_lily", "am_adam", "af_river",
)  # fmt: skip


def fingerprint() -> str:
    """The model, the voices and the phonemes' source."""
    return f"kokoro-82m-int8 {MODEL.sha256[:16]} hibari-tts {version('hibari-tts')} readings 1"


def voices() -> tuple[EngineVoice, ...]:
    """The 28 English voices."""
    return tuple(
        EngineVoice(
            name=name,
            language="en-GB" if name.startswith("b") else "en-US",
            gender="female" if name[1] == "f" else "male",
            grade=_GRADED.index(name) + 1 if name in _GRADED else 0,
        )
        for name in VOICES
    )


def at_once(voices: tuple[str, ...]) -> bool:
    """No: its model takes longer to load."""
    return False


def missing(voices: tuple[str, ...] = ()) -> str:
    """What isn't in the cache or not installed."""
    if not version("hibari-tts"):
        return "the Python package hibari-tts"
    wanted = [MODEL, *(VOICES[name] for name in voices if name in VOICES)]
    absent = [asset.name for asset in wanted if not asset.present]
    return ", ".join(absent)


def prepare(progress: Progress, voices: tuple[str, ...] = ()) -> None:
    """Fetch the model and `voices`; the other voices come along where they cost nothing."""
    wanted = [VOICES[_known(name)] for name in voices] or list(VOICES.values())
    fetch([MODEL, *wanted], progress, also=VOICES.values(), engine="kokoro")
    _patched()


def repair() -> tuple[str, ...]:
    """Remove a model or voices whose bytes are not the right ones; reads all of them."""
    damaged = [a for a in (MODEL, *VOICES.values()) if a.path.exists() and not a.whole()]
    for asset in damaged:
        asset.path.unlink(missing_ok=True)
    _patched_path().unlink(missing_ok=True)
    return tuple(asset.name for asset in damaged)


class Engine:
    """The model, loaded once."""

    def __init__(self, threads: int = 1) -> None:
        import json

        import hibari

        from producer.speech.engines._onnx import session

        if not MODEL.present:
            raise SpeechError(
                "the voice model is not installed", hint="run `producer voices install kokoro`"
            )
        try:
            self.session = session(_patched(), threads)
        except Exception as error:
            raise SpeechError(
                f"the voice model {_patched()} can't be loaded: {' '.join(str(error).split())}",
                hint="run `producer voices install kokoro`: it replaces files that are damaged",
            ) from error
        self.names = [value.name for value in self.session.get_inputs()]
        vocabulary = Path(hibari.__file__).parent / "assets" / "vocab.json"
        self.ids: dict[str, int] = json.loads(vocabulary.read_text("utf-8"))
        self.known = frozenset(self.ids)
        self.styles: dict[str, NDArray[np.float32]] = {}

    def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
        """Read `utterance`; another take or attempt is read in another of the voice's styles."""
        from producer.speech.engines._phonetic import read

        voice = _known(utterance.voice.name)
        reading = utterance.take - 1 + attempt * 3
        return read(
            utterance,
            lambda symbols: self._run(symbols, voice, utterance.voice.rate, reading),
            rate=RATE,
            most=_MOST,
            british=voice.startswith("b"),
            known=self.known,
        )

    def _run(self, symbols: str, voice: str, rate: float, reading: int) -> Sound:
        import numpy as np
        import onnxruntime

        ids = [self.ids[symbol] for symbol in symbols]
        given = ([[0, *ids, 0]], [self._style(voice)[_row(len(ids), reading)]], [rate])
        kinds = (np.int64, np.float32, np.float32)
        inputs = {
            name: np.asarray(value, dtype=kind)
            for name, value, kind in zip(self.names, given, kinds, strict=True)
        }
        options = onnxruntime.RunOptions()
        if len(ids) > _LARGE:
            options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        audio, durations = self.session.run(None, inputs, options)
        return audio.reshape(-1), durations.reshape(-1).astype(np.float64) * _UNIT

    def _style(self, name: str) -> NDArray[np.float32]:
        import numpy as np

        if name not in self.styles:
            try:
                data = VOICES[name].path.read_bytes()
                self.styles[name] = np.frombuffer(data, dtype="<f4").reshape(_ROWS, -1)
            except (OSError, ValueError) as error:
                raise SpeechError(
                    f"the voice {name} is not installed",
                    hint="run `producer voices install kokoro`",
                ) from error
        return self.styles[name]


def _row(length: int, reading: int) -> int:
    """The style row for `length` phonemes: the length's own, for another reading one further."""
    steps = _READINGS[reading % len(_READINGS)]
    row = length + steps * max(4, length // 3) + 2 * (reading // len(_READINGS))
    return min(max(row, 0), _ROWS - 1)


def _known(name: str) -> str:
    if name not in VOICES:
        raise SpeechError(f"kokoro has no voice {name!r}", hint=suggest(name, VOICES))
    return name


def _patched() -> Path:
    """The model that shows its durations; written when it isn't there yet."""
    from producer.speech.engines._onnx import exposing

    tail = exposing(_DURATIONS)
    path = _patched_path()
    try:
        if path.is_file() and path.stat().st_size == MODEL.size + len(tail):
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(MODEL.path.read_bytes())
                out.write(tail)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise SpeechError(
            f"can't write {path}: {error.strerror or error}",
            hint="free some space, or set PRODUCER_CACHE to a folder that you may write",
        ) from error
    return path


def _patched_path() -> Path:
    return cache_folder() / "models" / f"{MODEL.sha256[:12]}-durations.onnx"

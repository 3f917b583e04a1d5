"""The usual way to make an audio lesson, for comparison: speak every line, append, encode it all.

Written as a short script of one's own is: what is there from the last time is not used.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import av
import numpy as np
import soxr
import yaml

from producer.audio.encoders import mp3
from producer.model import Format, Piece, Source, Utterance, Voice
from producer.speech import engines

TURN = re.compile(r"^\*\*(.+?):\*\* (.+)$", re.MULTILINE)
RATE = 44_100
PAUSE = np.zeros(RATE // 2, np.float32)


def main(root: Path, out: Path) -> None:
    """Make one file of all scripts below `root`."""
    cast = yaml.safe_load((root / "voices/cast.yaml").read_text())
    engine = engines.load(cast["engine"]).Engine(1)
    audio = [PAUSE]
    for script in sorted(root.glob("scripts/*/*.md")):
        for role, text in TURN.findall(script.read_text()):
            voice = Voice(engine=cast["engine"], name=cast["roles"][role])
            said = engine.speak(
                Utterance(
                    role=role,
                    voice=voice,
                    pieces=(Piece(written=text, spoken=re.sub(r"[^\w.,']+", " ", text)),),
                    source=Source(path=script.name),
                )
            )
            samples = said.samples.astype(np.float32) / 32_768
            audio += [soxr.resample(samples, said.rate, RATE), PAUSE]
    encode(np.concatenate(audio), out)
    id3: Any = import_module("mutagen.id3")
    tags = id3.ID3()
    tags.add(id3.TIT2(encoding=3, text=["Lesson"]))
    tags.save(out)


def encode(samples: np.ndarray, out: Path) -> None:
    """All of it at one go, by the encoder and with the settings that `producer` uses."""
    codec = av.CodecContext.create("libmp3lame", "w")
    codec.sample_rate, codec.layout, codec.format = RATE, "mono", "fltp"
    codec.bit_rate = Format().kbps * 1000
    codec.options = {"reservoir": "0", "compression_level": mp3.LEVEL}
    with out.open("wb") as file:
        for at in range(0, len(samples), RATE * 60):
            part = samples[None, at : at + RATE * 60]
            frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="mono")
            frame.sample_rate = RATE
            file.writelines(bytes(packet) for packet in codec.encode(frame))
        file.writelines(bytes(packet) for packet in codec.encode(None))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

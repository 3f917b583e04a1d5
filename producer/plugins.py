"""A module's file name is its plug-in name: a new engine or format is one new file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

from producer.errors import ProducerError
from producer.meant import suggest


def names(package: str) -> tuple[str, ...]:
    """Names of the plug-ins in `package` (dotted), sorted; none of them is imported."""
    folder = Path(__file__).parent.joinpath(*package.split(".")[1:])
    found = [path for path in folder.iterdir() if not path.name.startswith(("_", "."))]
    modules = {path.stem for path in found if path.suffix == ".py"}
    packages = {path.name for path in found if (path / "__init__.py").is_file()}
    return tuple(sorted(modules | packages))


def load(package: str, name: str) -> ModuleType:
    """The plug-in `name` of `package`, imported. Raises ProducerError for an unknown name."""
    known = names(package)
    if name not in known:
        kind = package.rsplit(".", 1)[-1].rstrip("s")
        raise ProducerError(f"no {kind} is called {name!r}", hint=suggest(name, known))
    return import_module(f"{package}.{name}")

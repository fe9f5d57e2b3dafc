"""Files that were uploaded, by bots and by people."""

from dataclasses import dataclass, field

from bot.sandbox.pictures import Size
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file: `size` in pixels for pictures only."""

    id: str
    name: str
    mime: str
    content: bytes
    path: str
    size: Size | None = None

    def described(self) -> Json:
        """What every object about a file begins with."""
        unique = f"u{self.id}"
        return {"file_id": self.id, "file_unique_id": unique, "file_size": len(self.content)}


@dataclass(slots=True)
class Files:
    """The files of one bot, by their id and by the path under which they can be downloaded."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)

    def keep(
        self, folder: str, name: str, mime: str, content: bytes, size: Size | None = None
    ) -> StoredFile:
        """Store a file; the folder is the kind of thing it is (photos, documents, voice)."""
        number = len(self.by_id) + 1
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{number}.{suffix}"
        stored = StoredFile(f"SandboxFile{number:08}", name, mime, content, path, size)
        self.by_id[stored.id] = self.by_path[path] = stored
        return stored

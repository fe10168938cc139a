"""找到、读入、写回笔记本。坏的笔记本在这里被拒绝；写回要么整个成功，要么什么也不变。"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat
import yaml

from ci.errors import UserError

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "book"


def chapters() -> list[Path]:
    """目录（_toc.yml）里的各章笔记本，按顺序。"""
    return [path for path in pages() if path.suffix == ".ipynb"]


def pages() -> list[Path]:
    """目录里的所有页面的源文件，按顺序。"""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    names = [toc["root"]] + [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    return [page(name) for name in names]


def page(name: str) -> Path:
    """目录里的一个名字（不带扩展名）对应的源文件。

    抛出 UserError：没有这个文件。
    """
    for suffix in (".ipynb", ".md"):
        if (ROOT / (name + suffix)).is_file():
            return ROOT / (name + suffix)
    raise UserError(f"_toc.yml 里写着 {name}，但没有 {name}.ipynb 或 {name}.md：补上文件，或从目录里删掉它。")


def select(names: list[str]) -> list[Path]:
    """按章名（如 nin）或 .ipynb 路径取笔记本；不给名字就是全部。

    抛出 UserError：没有这一章。
    """
    known = {path.stem: path for path in chapters()}
    chosen = []
    for name in names or known:
        if name not in known and not (name.endswith(".ipynb") and Path(name).is_file()):
            raise UserError(f"没有名为 {name} 的章：可用的有 {'、'.join(known)}。")
        chosen.append(known.get(name) or Path(name))
    return chosen


def read(path: Path) -> nbformat.NotebookNode:
    """读入并验证一个笔记本。

    抛出 UserError：不是合法的 JSON 或不合 nbformat 的规定。
    """
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        reason = str(error).strip().splitlines()[0][:80]
        raise UserError(f"{path.name} 不是完整的笔记本（{reason}）：用 git checkout 恢复它，或用 Jupyter 重新保存。") from None
    return notebook


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """整个替换 path：先写到旁边的临时文件，写满、落盘之后才换名。磁盘满了原文件也还在。"""
    text = nbformat.writes(notebook) + "\n"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, path.stat().st_mode if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise

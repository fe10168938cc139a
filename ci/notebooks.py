"""找到、读入、写回笔记本。坏的笔记本在这里被拒绝；写回要么整个成功，要么什么也不变。"""

from __future__ import annotations

import os
import tempfile
import warnings
from pathlib import Path

import nbformat
import yaml
from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning

from ci.errors import UserError

ROOT = Path(__file__).resolve().parent.parent


def chapters() -> list[Path]:
    """目录（_toc.yml）里的各章笔记本，按顺序。"""
    return [path for path in pages() if path.suffix == ".ipynb"]


def pages() -> list[Path]:
    """目录里的所有页面的源文件，按顺序。

    抛出 UserError：_toc.yml 写错了，或它提到的文件不存在。
    """
    try:
        toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
        names = [toc["root"]] + [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    except (yaml.YAMLError, KeyError, TypeError):
        raise UserError("_toc.yml 写错了：要有 root 和 parts，每个 part 有 chapters。用 git diff _toc.yml 看改了什么。") from None
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
    """读入并验证一个笔记本；每个单元要有不重复的 id，否则每次读入的结果不同。

    抛出 UserError：不是合法的 JSON，或不合 nbformat 的规定。
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", MissingIDFieldWarning)
            warnings.simplefilter("error", DuplicateCellId)
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
    except OSError:
        raise
    except Exception as error:
        # nbformat 对坏文件抛出的错误种类很多（JSON、类型、缺少的键、层数太深……），都是同一件事。
        reason = (str(error).strip() or type(error).__name__).splitlines()[0][:80]
        raise UserError(f"{path.name} 不是完整的笔记本（{reason}）：用 git checkout 恢复它，或用 Jupyter 重新保存。") from None
    return notebook


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """整个替换 path。"""
    replace(path, (nbformat.writes(notebook) + "\n").encode())


def replace(path: Path, content: bytes) -> None:
    """先写到旁边的临时文件，写满、落盘之后才换名：磁盘满了、中断了，原文件都还在。"""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise

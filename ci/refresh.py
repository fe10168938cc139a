"""重新运行笔记本，换上新的输出。"""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat

from ci import execute, notebooks, shared_cells
from ci.normalise import normalise


def refresh(paths: list[Path]) -> None:
    """逐个运行并替换；一个出错就停下，它和它后面的都不变。"""
    for number, path in enumerate(paths, 1):
        print(f"[{number}/{len(paths)}] 运行 {path.name} ……", flush=True)
        before = path.read_bytes()
        notebook = notebooks.read(path)
        shared_cells.copy_into(notebook)
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder, path.name)
            nbformat.write(notebook, draft)
            result = normalise(execute.run(draft))
        notebooks.write(result, path)
        print("      " + ("没有变化。" if path.read_bytes() == before else "输出已更新。"), flush=True)

"""重新运行笔记本，换上新的输出；论断清单随着更新。"""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat

from ci import claims, execute, notebooks, shared_cells
from ci.errors import UserError
from ci.normalise import normalise


def refresh(paths: list[Path]) -> None:
    """逐个运行并替换；一个出错就停下，它和它后面的都不变。

    抛出 UserError：运行出错，或笔记本在运行期间被别的程序改动过。
    """
    for number, path in enumerate(paths, 1):
        print(f"[{number}/{len(paths)}] 运行 {path.name} ……", flush=True)
        before = path.read_bytes()
        notebook = notebooks.read(path)
        shared_cells.copy_into(notebook)
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder, path.name)
            nbformat.write(notebook, draft)
            result = normalise(execute.run(draft))
        if path.read_bytes() != before:
            raise UserError(f"{path.name} 在运行期间被改动过，没有覆盖它：关掉打开它的程序，再运行一次。")
        notebooks.write(result, path)
        print("      " + ("没有变化。" if path.read_bytes() == before else "输出已更新。"), flush=True)
        if path in notebooks.chapters():
            claims.write_page()

"""用 papermill 运行一个笔记本。检查、刷新、评测都从这里走，环境因此完全相同。"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from ci import notebooks
from ci.errors import UserError

# 一个单元最多运行多少秒。
CELL_TIMEOUT = 1800


def use_stable_environment() -> None:
    """让输出可以重复：不用 GPU，不让 TensorFlow 的 C++ 日志混进输出，终端宽度固定，内核用 kernel_config.py。"""
    profile = Path(sys.prefix, "ipython", "profile_default")
    profile.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).with_name("kernel_config.py"), profile / "ipython_kernel_config.py")
    os.environ.update(
        CUDA_VISIBLE_DEVICES="-1",
        TF_CPP_MIN_LOG_LEVEL="3",
        COLUMNS="92",
        PYTHONHASHSEED="0",
        IPYTHONDIR=str(profile.parent),
    )


def run(source: Path, parameters: Mapping[str, object] = {}, folder: Path | None = None) -> nbformat.NotebookNode:
    """在 folder 里（默认是一个空的临时文件夹）运行 source，返回带输出的笔记本；source 不变。

    抛出 UserError：笔记本坏了、参数名不存在、某个单元出错或超时、内核死了。
    """
    notebook = notebooks.read(source)
    check_names(source, parameters)
    with tempfile.TemporaryDirectory() as empty:
        copy, result = Path(empty, source.name), Path(empty, "result.ipynb")
        nbformat.write(notebook, copy)
        # 没有参数时也交给 papermill：运行的路径只有一条。
        try:
            papermill.execute_notebook(
                copy,
                result,
                dict(parameters),
                kernel_name="python3",
                cwd=folder or empty,
                progress_bar=False,
                execution_timeout=CELL_TIMEOUT,
            )
        except papermill.PapermillExecutionError as error:
            reason = f"{error.ename}：{error.evalue}".strip().splitlines()[0]
            raise UserError(f"{source.name} 的第 {error.cell_index + 1} 个单元出错，{reason}。改好这个单元再运行一次。") from None
        except CellTimeoutError:
            raise UserError(f"{source.name} 有一个单元运行超过了 {CELL_TIMEOUT} 秒：减少它的工作量再运行一次。") from None
        except DeadKernelError:
            raise UserError(f"运行 {source.name} 的内核死了，多半是内存不够：关掉别的程序再运行一次。") from None
        return nbformat.read(result, as_version=4)


def check_names(source: Path, parameters: Mapping[str, object]) -> None:
    """papermill 对不认识的参数名只记一行日志，退出码是 0；这里把它当成错误。"""
    known = parameter_names(notebooks.read(source))
    for name in parameters:
        if name not in known:
            raise UserError(f"{source.name} 没有名为 {name} 的参数：可用的有 {'、'.join(known)}。")


def parameter_names(notebook: nbformat.NotebookNode) -> list[str]:
    """parameters 单元里赋值的名字。"""
    cells = [cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    return [name for source in cells for name in re.findall(r"^(\w+) *=", source, re.MULTILINE)]

"""用 papermill 运行一个笔记本。检查、刷新、评测都从这里走，环境因此完全相同。"""

from __future__ import annotations

import ast
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError

from ci import notebooks
from ci.errors import UserError

# 一个单元最多运行多少秒；内核最多等多少秒起来。
CELL_TIMEOUT = 1800
START_TIMEOUT = 300
KERNEL_CONFIG = Path(__file__).with_name("kernel_config.py")


def use_stable_environment() -> None:
    """让输出可以重复：不用 GPU，不读使用者自己的 Keras、matplotlib、IPython 设置，终端宽度固定。"""
    home = Path(sys.prefix, "course")
    profile = home / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings, wanted = profile / "ipython_kernel_config.py", KERNEL_CONFIG.read_bytes()
    if not settings.is_file() or settings.read_bytes() != wanted:
        notebooks.replace(settings, wanted)
    for name in ("MPLBACKEND", "MATPLOTLIBRC"):
        os.environ.pop(name, None)
    os.environ.update(
        CUDA_VISIBLE_DEVICES="-1",
        TF_CPP_MIN_LOG_LEVEL="3",
        COLUMNS="92",
        PYTHONHASHSEED="0",
        IPYTHONDIR=str(home / "ipython"),
        KERAS_BACKEND="tensorflow",
        KERAS_HOME=str(home / "keras"),
        MPLCONFIGDIR=str(home / "matplotlib"),
    )


def run(source: Path, parameters: Mapping[str, object] = {}) -> nbformat.NotebookNode:
    """在一个空的临时文件夹里运行 source，返回带输出的笔记本；source 不变。

    抛出 UserError：笔记本坏了、参数名不存在、某个单元出错或超时、内核起不来或死了。
    """
    notebook = notebooks.read(source)
    check_names(source.name, notebook, parameters)
    # Windows 上刚结束的内核可能还占着文件夹：清理失败不算错。
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as empty:
        copy, result = Path(empty, source.name), Path(empty, "result.ipynb")
        nbformat.write(notebook, copy)
        try:
            papermill.execute_notebook(
                copy,
                result,
                dict(parameters),
                kernel_name="python3",
                cwd=empty,
                progress_bar=False,
                start_timeout=START_TIMEOUT,
                execution_timeout=CELL_TIMEOUT,
            )
        except papermill.PapermillExecutionError as error:
            cell = next(cell.id for cell in nbformat.read(result, as_version=4).cells if failed(cell))
            reason = f"{error.ename}：{error.evalue}".strip().splitlines()[0]
            raise UserError(f"{source.name} 的单元 {cell} 出错，{reason}。改好这个单元再运行一次。") from None
        except CellTimeoutError:
            raise UserError(f"{source.name} 有一个单元运行超过了 {CELL_TIMEOUT} 秒：减少它的工作量再运行一次。") from None
        except RuntimeError:
            raise UserError(f"运行 {source.name} 的内核起不来或死了，多半是内存不够：关掉别的程序再运行一次。") from None
        return nbformat.read(result, as_version=4)


def failed(cell: nbformat.NotebookNode) -> bool:
    """这个单元的输出里有没有错误。"""
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def check_names(name: str, notebook: nbformat.NotebookNode, parameters: Mapping[str, object]) -> None:
    """papermill 对不认识的参数名只记一行日志，退出码是 0；这里把它当成错误。"""
    known = parameter_names(notebook)
    for parameter in parameters:
        if parameter not in known:
            raise UserError(f"{name} 没有名为 {parameter} 的参数：可用的有 {'、'.join(known)}。")


def parameter_names(notebook: nbformat.NotebookNode) -> list[str]:
    """parameters 单元里赋值的名字。"""
    sources = [cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    return [node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]

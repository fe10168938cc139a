"""去掉一次运行留下的痕迹，使刷新两次得到同样的文件。"""

from __future__ import annotations

import re

import nbformat

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}
ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def normalise(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """就地整理，返回同一个笔记本：执行序号 1…n，没有用时、控件状态、机器的痕迹；单元的 id 不变。"""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("widgets", None)
    notebook.metadata.kernelspec = dict(KERNEL)
    notebook.metadata.language_info = dict(LANGUAGE)
    number = 0
    for cell in notebook.cells:
        for key in ("execution", "papermill", "ExecuteTime"):
            cell.metadata.pop(key, None)
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
        if cell.cell_type != "code":
            continue
        number += 1
        cell.execution_count = number
        cell.outputs = merge_streams(cell.outputs)
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
            if output.output_type == "stream":
                output.text = as_terminal(output.text)
    return notebook


def merge_streams(outputs: list) -> list:
    """内核把一段打印分成几块送来，块的边界每次不同：相邻的合成一块。"""
    merged: list = []
    for output in outputs:
        if merged and output.output_type == merged[-1].output_type == "stream" and output.name == merged[-1].name:
            merged[-1].text += output.text
        else:
            merged.append(output)
    return merged


def as_terminal(text: str) -> str:
    """终端最后显示的样子：去掉颜色，用 \\r 改写过的进度只留最后一次。"""
    lines = ESCAPES.sub("", text).split("\n")
    return "\n".join(line.rstrip("\r").rsplit("\r", 1)[-1].rstrip(" ") if "\r" in line else line for line in lines)

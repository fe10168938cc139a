"""几章共用的单元：正本在 ci/shared/*.py，笔记本里是副本（单元的元数据写着 "shared": 名字）。"""

from __future__ import annotations

from pathlib import Path

import nbformat

SHARED = Path(__file__).resolve().parent / "shared"


def source(name: str) -> str:
    """正本的内容。"""
    return (SHARED / f"{name}.py").read_text(encoding="utf-8").strip()


def copy_into(notebook: nbformat.NotebookNode) -> None:
    """用正本覆盖笔记本里的每个副本。"""
    for cell in copies(notebook):
        cell.source = source(cell.metadata["shared"])


def copies(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """笔记本里的副本单元。"""
    return [cell for cell in notebook.cells if "shared" in cell.metadata]

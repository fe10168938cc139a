"""几个检查共用的东西。"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from ci.notebooks import ROOT


def ci(*arguments: object, **options: object) -> subprocess.CompletedProcess:
    """运行 ci 的一个命令（环境已经装好，跳过 bootstrap）。"""
    command = [sys.executable, "-m", "ci.commands", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, **options)


def assert_one_line(done: subprocess.CompletedProcess, *words: str) -> None:
    """退出码不为 0，标准错误里正好一行中文，包含 words。"""
    lines = done.stderr.strip().splitlines()
    assert done.returncode != 0
    assert len(lines) == 1, done.stderr
    for word in words:
        assert word in lines[0], lines[0]


def small_notebook(path: Path, *sources: str) -> bytes:
    """写一个不用 TensorFlow 的小笔记本，返回它的内容。"""
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), path)
    return path.read_bytes()

"""全部检查：一次 pytest，几个进程并行。nbval 比较每个笔记本，其余的检查在 ci/tests。"""

from __future__ import annotations

import os

import pytest

from ci import browser, execute
from ci.notebooks import ROOT, chapters, read


def check(arguments: list[str]) -> int:
    """运行检查，返回 pytest 的退出码；arguments 原样交给 pytest。"""
    for chapter in chapters():
        read(chapter)
    execute.use_stable_environment()
    print(browser.prepare(), flush=True)
    workers = max(2, min(4, os.cpu_count() or 2))
    options = ["-c", "ci/pytest.ini", "--rootdir", ".", "-n", str(workers)]
    os.chdir(ROOT)
    code = pytest.main([*options, *map(str, chapters()), "ci/tests", *arguments])
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return int(code)

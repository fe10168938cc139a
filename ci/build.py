"""构建网站。"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ci.errors import UserError
from ci.notebooks import ROOT, chapters, read

SITE = ROOT / "_build" / "html"


def build(output: Path = ROOT) -> Path:
    """用存好的输出构建网站到 output/_build/html，返回首页的路径；有任何警告就算失败。

    抛出 UserError：某个笔记本坏了，或构建有警告、有错误。
    """
    for chapter in chapters():
        read(chapter)
    print("构建网站（约半分钟）……", flush=True)
    # 目录里删掉的章，网页也不留。
    shutil.rmtree(output / "_build", ignore_errors=True)
    jupyter_book = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()"]
    command = [*jupyter_book, "build", ".", "--path-output", str(output), "--all", "-W", "-n", "--keep-going", "-q"]
    # 输出写进文件而不是管道：排公式的 node 万一没有退出，也不会让这里一直等。
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUTF8": "1"})
        log.seek(0)
        messages = log.read().strip()
    index = output / "_build" / "html" / "index.html"
    if done.returncode != 0 or not index.is_file():
        print(messages, file=sys.stderr)
        raise UserError("网站没有建成：原因见上面的警告（WARNING）或错误，改好以后再运行一次。")
    return index

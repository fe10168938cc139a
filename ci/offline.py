"""像陌生人那样运行一个笔记本：空文件夹里只有它一个文件，没有网络。

直接运行这个文件，就在新的网络命名空间里做同样的事：python -m ci.offline 笔记本 结果 参数的JSON
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat

from ci import execute, notebooks
from ci.errors import one_line

# Linux 上新建一个没有外部网络的命名空间；不需要管理员权限。
CUT = ["unshare", "--map-root-user", "--net"]
# 不能新建命名空间的系统：让所有请求走一个打不开的代理。
DEAD_PROXY = {name: "http://127.0.0.1:9" for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")}


def can_cut() -> bool:
    """这台机器能不能断开网络。"""
    return shutil.which("unshare") is not None and subprocess.run([*CUT, "true"], capture_output=True).returncode == 0


def run_alone(source: Path, parameters: Mapping[str, object], folder: Path) -> nbformat.NotebookNode:
    """断网运行 source，返回带输出的笔记本；出错时抛出 AssertionError，内容是子进程打印的话。"""
    result = folder / "result.ipynb"
    command = [*(CUT if can_cut() else []), sys.executable, "-m", "ci.offline", str(source), str(result), json.dumps(dict(parameters))]
    environment = {**os.environ, "PYTHONUTF8": "1", "no_proxy": "", "NO_PROXY": "", **({} if can_cut() else DEAD_PROXY)}
    done = subprocess.run(command, cwd=notebooks.ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return nbformat.read(result, as_version=4)


def start_loopback() -> None:
    """新的网络命名空间里本机地址 127.0.0.1 也是关着的，而内核要用它：打开。"""
    import fcntl

    get_flags, set_flags, up = 0x8913, 0x8914, 0x1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sH14s", b"lo", 0, b"")
        flags = struct.unpack("16sH14s", fcntl.ioctl(control, get_flags, request))[1]
        if not flags & up:
            fcntl.ioctl(control, set_flags, struct.pack("16sH14s", b"lo", flags | up, b""))


def main(source: str, result: str, parameters: str) -> None:
    """在命名空间里运行；下载过的数据也不用（KERAS_HOME 是空的）。"""
    with one_line():
        if sys.platform == "linux":
            start_loopback()
        execute.use_stable_environment()
        os.environ["KERAS_HOME"] = str(Path(result).parent / "keras")
        notebooks.write(execute.run(Path(source), json.loads(parameters)), Path(result))


if __name__ == "__main__":
    main(*sys.argv[1:])

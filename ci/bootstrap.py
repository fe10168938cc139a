"""在 .venv 里装好 requirements.txt，再用它运行命令。只用标准库；依赖没有变时直接跳过。"""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from ci import commands
from ci.errors import UserError, one_line

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
STAMP = VENV / "installed.txt"


def main(arguments: list[str]) -> int:
    """装好环境，运行 `ci.commands`，返回它的退出码。"""
    use_utf8()
    with one_line():
        commands.parse(arguments)
        check_platform(sys.platform, platform.machine().lower(), sysconfig.get_config_var("SOABI") or "", sys.maxsize)
        prepare()
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        command = [str(venv_python()), "-m", "ci.commands", *arguments]
        child = subprocess.Popen(command, cwd=ROOT, env=environment)
        return wait(child)


def wait(child: subprocess.Popen) -> int:
    """等子进程结束。按 Ctrl-C 时子进程也收到了信号：让它把自己的话说完。"""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def use_utf8() -> None:
    """终端的编码写不了中文时也不崩溃。"""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")


def check_platform(system: str, machine: str, abi: str, maxsize: int) -> None:
    """TensorFlow 2.20 没有安装包的平台：说出来，不等 pip 报错。

    抛出 UserError：不是 CPython、没有 GIL 的或 32 位的 Python、Intel 芯片的 macOS、ARM 上的 Windows、musl 的 Linux（如 Alpine）。
    """
    advice = "请在 Colab 里运行各章，或换一台 64 位的 Linux、Windows（x86-64）或 macOS（Apple 芯片）机器。"
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise UserError(f"TensorFlow 没有这种 Python 的安装包：换普通的 CPython（3.11 到 3.13）。{advice}")
    if maxsize <= 2**32:
        raise UserError(f"TensorFlow 没有 32 位 Python 的安装包。{advice}")
    if system == "darwin" and machine == "x86_64":
        raise UserError(f"TensorFlow 没有 Intel 芯片 macOS 的安装包。{advice}")
    if system == "win32" and machine in ("arm64", "aarch64"):
        raise UserError(f"TensorFlow 没有 ARM 版 Windows 的安装包。{advice}")
    if system.startswith("linux") and (machine not in ("x86_64", "amd64", "aarch64") or "musl" in abi):
        raise UserError(f"TensorFlow 没有这种 Linux（{machine}，{abi}）的安装包。{advice}")


def prepare() -> None:
    """`.venv` 与 requirements.txt 一致时什么也不做；否则创建并安装，装完才留下记号。"""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and venv_python().exists():
        return
    print(f"准备环境：把 requirements.txt 装进 {VENV}（约 2.2 GB，第一次要几分钟）……", flush=True)
    STAMP.unlink(missing_ok=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        raise UserError("建不了 .venv：Debian、Ubuntu 上先运行 apt-get install python3-venv；也看看磁盘是不是满了。") from None
    pip = [str(venv_python()), "-m", "pip", "--disable-pip-version-check"]
    # 安装时就编译成字节码：导入 TensorFlow 因此快一倍。
    install = [*pip, "install", "--compile", "--progress-bar", "off", "-r", str(REQUIREMENTS)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONUTF8"] = "1"  # Windows 上的 pip 也要用 UTF-8 读 requirements.txt 里的中文
    installing = subprocess.Popen(install, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace")
    for line in installing.stdout:
        if line.startswith(("Collecting", "Installing")):
            print("  " + line.strip()[:100], flush=True)
    if installing.wait() != 0:
        raise UserError("依赖没有装好（原因见上面 pip 的输出）：检查网络和磁盘空间，再运行一次同样的命令，会重新安装。")
    STAMP.write_text(wanted, encoding="utf-8")


def venv_python() -> Path:
    """虚拟环境里的 Python。"""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

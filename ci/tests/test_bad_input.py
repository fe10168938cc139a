"""坏的输入：一行中文，退出码不为 0，笔记本不受损。"""

from __future__ import annotations

import ast
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ci import bootstrap, offline, serve
from ci.errors import UserError
from ci.execute import run
from ci.notebooks import ROOT, select
from ci.tests.helpers import assert_one_line, ci, small_notebook

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种信号或命名空间")


@pytest.mark.parametrize(
    ("chapter", "parameters", "message"),
    [
        ("conv1x1", {"EPOCHS": -1}, "EPOCHS 要是不小于 1 的整数"),
        ("conv1x1", {"HEIGHT": 2}, "HEIGHT 要是不小于 3 的整数"),
        ("gap", {"SEEDS": 0}, "SEEDS 要是不小于 1 的整数"),
        ("gap", {"DATASET": "minst"}, "没有名为 'minst' 的数据集"),
        ("nin", {"IMAGE_SIZE": 64}, "IMAGE_SIZE 要是不小于 99 的整数"),
        ("nin", {"EPOCHS": 2.5}, "EPOCHS 要是不小于 1 的整数"),
        ("googlenet", {"IMAGE_SIZE": 32}, "IMAGE_SIZE 要是不小于 33 的整数"),
        ("googlenet", {"DIVIDE": 17}, "DIVIDE 最多是 16"),
        ("comparison", {"TRAIN_SIZE": 64}, "TRAIN_SIZE 要是不小于 99 的整数"),
        ("ablation", {"TRAIN_IMAGES": 0}, "TRAIN_IMAGES 要是不小于 1 的整数"),
        ("prerequisites", {"WINDOW": 6}, "WINDOW 最多是 5"),
    ],
    ids=lambda value: "" if isinstance(value, str) and " " in value else str(value),
)
def test_bad_parameters_are_refused_in_one_line(chapter, parameters, message):
    with pytest.raises(UserError) as caught:
        run(select([chapter])[0], parameters)
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.skipif(not offline.can_cut(), reason="这台机器不能断开网络")
def test_unreachable_dataset_says_so(tmp_path):
    with pytest.raises(AssertionError) as caught:
        offline.run_alone(select(["gap"])[0], {"DATASET": "fashion_mnist"}, tmp_path)
    assert "fashion_mnist 下载不到" in str(caught.value) and "digits" in str(caught.value)


def test_parameter_error_shows_no_traceback():
    namespace: dict = {}
    exec((ROOT / "ci" / "shared" / "setup.py").read_text(encoding="utf-8"), namespace)
    error = namespace["ParameterError"]("太小。")
    assert error._render_traceback_() == ["参数不合适：太小。"]


def test_unknown_chapter():
    assert_one_line(ci("refresh", "lenet"), "没有名为 lenet 的章", "googlenet")


@pytest.mark.parametrize(("arguments", "message"), [(["conv1x1"], "conv1x1 没有要评测的训练"), (["--seeds", "0"], "--seeds 至少是 1")])
def test_bad_bench(arguments, message):
    assert_one_line(ci("bench", *arguments), message)


def test_unknown_command():
    assert_one_line(ci("refersh"), "看不懂这个命令：refersh", "--help")


def test_broken_notebook(tmp_path):
    path = tmp_path / "broken.ipynb"
    small_notebook(path, "1 + 1")
    path.write_bytes(path.read_bytes()[:-30])
    before = path.read_bytes()
    assert_one_line(ci("refresh", path), "broken.ipynb 不是完整的笔记本", "git checkout")
    assert path.read_bytes() == before


def test_failing_cell(tmp_path):
    before = small_notebook(tmp_path / "fails.ipynb", "x = 1", "x / 0")
    assert_one_line(ci("refresh", tmp_path / "fails.ipynb"), "fails.ipynb 的单元", "ZeroDivisionError")
    assert (tmp_path / "fails.ipynb").read_bytes() == before


@pytest.mark.parametrize(("port", "message"), [("notanumber", "看不懂这个命令"), ("99999", "没有 99999 这个端口")])
def test_bad_port(port, message):
    assert_one_line(ci("serve", "--port", port), message)


def test_port_in_use(tmp_path):
    with serve.server(tmp_path, 0) as running:
        assert_one_line(ci("serve", "--port", running.server_port), "打不开", "--port")


@pytest.mark.parametrize("cells", ["null", "[3]", '[{"cell_type": "code"}]'])
def test_malformed_notebook(tmp_path, cells):
    path = tmp_path / "odd.ipynb"
    path.write_text(f'{{"cells": {cells}, "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}', encoding="utf-8")
    assert_one_line(ci("refresh", path), "odd.ipynb 不是完整的笔记本")


def test_notebook_edited_while_it_runs(tmp_path):
    path = tmp_path / "busy.ipynb"
    edit = f"import pathlib\npathlib.Path({str(path)!r}).write_text('edited')"
    small_notebook(path, edit)
    assert_one_line(ci("refresh", path), "在运行期间被改动过")
    assert path.read_text() == "edited"


def on_small_disk(tmp_path: Path, mount: str) -> subprocess.CompletedProcess:
    """在新的挂载命名空间里，把 tmp_path 换成一块小磁盘，再刷新上面的笔记本；最后检查它没有变。"""
    small_notebook(tmp_path / "page.ipynb", "print('甲' * 300_000)")
    script = f"""
        set -e
        cd {shlex.quote(str(tmp_path))}
        mkdir disk && mount -t tmpfs -o size=64k none disk
        cp page.ipynb disk/page.ipynb
        {mount}
        PYTHONPATH={shlex.quote(str(ROOT))} {shlex.quote(sys.executable)} -m ci.commands refresh disk/page.ipynb || code=$?
        cmp page.ipynb disk/page.ipynb || exit 99
        test "$(ls -A disk)" = page.ipynb || exit 98
        exit $code
    """
    return subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script], capture_output=True, text=True, encoding="utf-8")


@pytest.mark.skipif(not offline.can_cut(), reason="这台机器不能新建命名空间")
def test_full_disk(tmp_path):
    done = on_small_disk(tmp_path, "true")
    assert done.returncode == 1
    assert_one_line(done, "磁盘已满", "没有改动")


@pytest.mark.skipif(not offline.can_cut(), reason="这台机器不能新建命名空间")
def test_read_only_disk(tmp_path):
    done = on_small_disk(tmp_path, "mount -o remount,ro disk")
    assert done.returncode == 1
    assert_one_line(done, "没有写入的权限", "没有改动")


@posix_only
def test_interrupt_leaves_the_notebook_and_no_kernel(tmp_path):
    marker = tmp_path / "started"
    path = tmp_path / "slow.ipynb"
    before = small_notebook(path, f"import os, pathlib, time\npathlib.Path({str(marker)!r}).write_text(str(os.getpid()))\ntime.sleep(3600)")
    command = [sys.executable, "-m", "ci.commands", "refresh", str(path)]
    # 从后台启动的 shell 会让子进程忽略 SIGINT：先恢复。
    allow = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", **allow)
    try:
        wait_until(lambda: marker.exists() and marker.read_text())
        running.send_signal(signal.SIGINT)
        _, error = running.communicate(timeout=120)
    finally:
        running.kill()
    assert_one_line(subprocess.CompletedProcess(command, running.returncode, "", error), "已中断")
    assert running.returncode == 130
    assert path.read_bytes() == before and sorted(tmp_path.iterdir()) == [path, marker]
    wait_until(lambda: not alive(int(marker.read_text())))


def wait_until(condition) -> None:
    """等到条件满足；两分钟还不满足就是失败。"""
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline, "等不到条件满足"
        time.sleep(0.05)


def alive(process: int) -> bool:
    """进程还在不在。"""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 14)])
def test_python_too_old_or_too_new(version):
    program = f"import runpy, sys; sys.version_info = {version}; sys.argv = ['ci', 'build']; runpy.run_module('ci', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert_one_line(done, "需要 Python 3.11 到 3.13", f"这里是 {version[0]}.{version[1]}")


def test_entry_is_readable_by_an_old_python():
    for name in ("__init__.py", "__main__.py"):
        ast.parse((ROOT / "ci" / name).read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize(
    ("system", "machine", "abi", "maxsize"),
    [
        ("darwin", "x86_64", "cpython-312-darwin", 2**63 - 1),
        ("win32", "arm64", "cp312-win_arm64", 2**63 - 1),
        ("win32", "amd64", "cp312-win32", 2**31 - 1),
        ("linux", "riscv64", "cpython-312-riscv64-linux-gnu", 2**63 - 1),
        ("linux", "x86_64", "cpython-312-x86_64-linux-musl", 2**63 - 1),
    ],
)
def test_platform_without_tensorflow(system, machine, abi, maxsize):
    with pytest.raises(UserError, match="TensorFlow 没有.*Colab"):
        bootstrap.check_platform(system, machine, abi, maxsize)


@pytest.mark.parametrize(("system", "machine"), [("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"), ("win32", "amd64")])
def test_platform_with_tensorflow(system, machine):
    bootstrap.check_platform(system, machine, f"{system}-{machine}", 2**63 - 1)

"""找到 Chromium；在 Debian 上、有权限时自己装好。"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

ADVICE = (
    "没有找到 Chromium，浏览器里的检查跳过：Debian、Ubuntu 上运行 apt-get install chromium，"
    "其他系统运行 .venv 里的 playwright install chromium。"
)


def find() -> str | None:
    """Chromium 的路径：先找系统装的，再找 playwright 下载的；没有就是 None。"""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def prepare() -> str:
    """没有 Chromium 而又装得了就装上；返回一行说明。"""
    if find() is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("安装 Chromium（Debian 的软件包）……", flush=True)
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    found = find()
    return f"浏览器：{found}" if found else ADVICE

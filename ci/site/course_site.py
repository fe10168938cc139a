"""Sphinx 扩展：链接跟着仓库走，公式用 playwright 自带的 node 排版。"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import playwright
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinxcontrib import katex


def repository_url(configured: str) -> str:
    """构建这个网站的仓库：先看 GITHUB_REPOSITORY，再看 git 的 origin，最后是 _config.yml；都没有就是空串。"""
    name = os.environ.get("GITHUB_REPOSITORY", "")
    if name:
        return f"https://github.com/{name}"
    answer = subprocess.run(["git", "remote", "get-url", "origin"], capture_output=True, text=True)
    found = re.search(r"github\.com[:/]([\w.-]+/[\w.-]+?)(\.git)?$", answer.stdout.strip())
    return f"https://github.com/{found[1]}" if found else configured


def branch() -> str:
    """Colab 打开的分支：拉取请求的引用（如 12/merge）不能从外面打开，退回 main。"""
    name = os.environ.get("GITHUB_REF_NAME", "main")
    return "main" if "/" in name else name


def follow_repository(app: Sphinx, config: Config) -> None:
    """设置仓库；不知道仓库时去掉 Colab 按钮，不指向别人的仓库。"""
    options = config.html_theme_options
    options["repository_url"] = repository_url(options.get("repository_url") or "")
    options["repository_branch"] = branch()
    if not options["repository_url"]:
        options["launch_buttons"] = {}


def prepare_katex(app: Sphinx, config: Config) -> None:
    """公式的排版程序：playwright 的安装包里有 node，机器上不必另装；写错的公式要让构建失败。"""
    driver = Path(playwright.__file__).parent / "driver"
    katex.NODEJS_BINARY = str(driver / ("node.exe" if os.name == "nt" else "node"))
    katex.STARTUP_TIMEOUT = 60.0
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True


def setup(app: Sphinx) -> dict[str, bool]:
    """登记扩展。"""
    app.connect("config-inited", follow_repository)
    app.connect("config-inited", prepare_katex)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Sphinx 扩展：链接跟着仓库走，公式用 playwright 自带的 node 排版，论断可以链接到，去掉用不到的脚本。"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import playwright
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinxcontrib import katex

ROOT = Path(__file__).resolve().parents[2]
CLAIM = re.compile(r"^论断 (\d+)\.(\d+) (成立|不成立|未定)：", re.MULTILINE)


def repository_url(configured: str) -> str:
    """构建这个网站的仓库：_config.yml 写了就用它，否则看 GITHUB_REPOSITORY，再看 git 的 origin；都没有就是空串。"""
    if configured:
        return configured
    if name := os.environ.get("GITHUB_REPOSITORY"):
        return f"https://github.com/{name}"
    found = re.search(r"github\.com[:/]([\w.-]+/[\w.-]+?)(\.git)?$", origin())
    return f"https://github.com/{found[1]}" if found else ""


def origin() -> str:
    """git 的 origin；没有 git，或这里不是 git 仓库，就是空串。"""
    if not (ROOT / ".git").exists():
        return ""
    try:
        command = ["git", "remote", "get-url", "origin"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def branch() -> str:
    """Colab 打开的分支：拉取请求的引用（如 12/merge）从外面打不开，退回 main。"""
    if os.environ.get("GITHUB_REF", "").startswith("refs/heads/"):
        return os.environ["GITHUB_REF"].removeprefix("refs/heads/")
    return "main"


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
    # 默认的 Unix 套接字在文件出现之后、开始监听之前去连接会失败，机器忙时真的遇到；网络套接字会等到连上为止。
    katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True


def drop_thebe(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """jupyter-book 总是加上 thebe（在线内核）的脚本，而且加了两遍，控制台因此报错；这里不用它。"""
    scripts = context.get("script_files", [])
    context["script_files"] = [script for script in scripts if "thebe" not in f"{script.filename} {script.attributes}".lower()]


def anchor_claims(app: Sphinx, doctree: nodes.document) -> None:
    """打印论断的单元，在页面上有 id（如 claim-3-5），Markdown 里可以写 [3.5](nin.ipynb#claim-3-5)。"""
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for cell in doctree.findall(nodes.container):
        if cell.get("nb_element") == "cell_code" and (found := CLAIM.search(cell[-1].astext())):
            anchor = f"claim-{found[1]}-{found[2]}"
            cell["ids"].append(anchor)
            slugs[anchor] = (0, anchor, f"论断 {found[1]}.{found[2]}")


def setup(app: Sphinx) -> dict[str, bool]:
    """登记扩展。"""
    app.connect("config-inited", follow_repository)
    app.connect("config-inited", prepare_katex)
    app.connect("doctree-read", anchor_claims)
    app.connect("html-page-context", drop_thebe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""建成的网站：在无界面的 Chromium 里逐页打开。"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ci import browser, build, serve
from ci.claims import claims
from ci.notebooks import chapters, page, pages, read

PAGES = [path.stem for path in pages()]
CHAPTERS = [path.stem for path in chapters()]

pytestmark = pytest.mark.skipif(browser.find() is None and not os.environ.get("CI"), reason=browser.ADVICE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """从头构建一次；有警告就失败。不知道仓库，所以没有 Colab 按钮。"""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GITHUB_REPOSITORY", raising=False)
        patch.setenv("GIT_DIR", str(tmp_path_factory.mktemp("git") / "none"))
        return build.build(tmp_path_factory.mktemp("site")).parent


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """一个浏览器。"""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """网站的网址。"""
    with serve.server(site, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


class Visit:
    """打开一页，记下控制台的错误、失败的请求和别处的网址。"""

    def __init__(self, chromium: Browser, address: str, name: str, width: int = 1280) -> None:
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.page: Page = chromium.new_page(viewport={"width": width, "height": 900})
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", lambda answer: answer.status >= 400 and self.errors.append(f"{answer.status} {answer.url}"))
        self.page.on("request", lambda request: request.url.startswith((address, "data:")) or self.elsewhere.append(request.url))
        self.page.goto(f"{address}/book/{name}.html", wait_until="networkidle")


@pytest.fixture(params=PAGES)
def visit(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Visit]:
    """逐页打开。"""
    opened = Visit(chromium, address, request.param)
    opened.name = request.param
    yield opened
    opened.page.close()


def title_in_source(name: str) -> str:
    """源文件里的标题。"""
    path = page(f"book/{name}")
    text = "\n".join(cell.source for cell in read(path).cells) if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")
    return re.search(r"^# (.+)$", text, re.MULTILINE)[1]


def test_title_and_no_console_error_and_no_other_host(visit):
    assert visit.page.locator("h1").first.inner_text().startswith(title_in_source(visit.name))
    assert visit.errors == []
    assert visit.elsewhere == []


def test_images_are_loaded_and_described(visit):
    for image in visit.page.locator("article img").all():
        assert image.evaluate("image => image.complete && image.naturalWidth > 0"), image.get_attribute("src")
        assert image.get_attribute("alt"), image.get_attribute("src")


def test_formulas_are_typeset(visit):
    article = visit.page.locator("article")
    assert article.locator(".katex-error").count() == 0
    path = page(f"book/{visit.name}")
    if path.suffix == ".ipynb":
        prose = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
        assert article.locator(".katex").count() == len(re.findall(r"\$[^$]+\$", prose))


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_output_of_the_notebook_is_on_the_page(name, chromium, address):
    notebook = read(page(f"book/{name}"))
    outputs = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    article = Visit(chromium, address, name).page.locator("article")

    assert article.locator("figure img").count() == sum("image/svg+xml" in data for data in outputs)
    assert article.locator(".cell_output table").count() == sum("text/markdown" in data for data in outputs)
    for claim in claims(notebook):
        assert f"论断 {claim.number} {claim.state}" in article.locator(f"#{claim.cell}").inner_text()


def test_list_of_claims_links_to_every_claim(chromium, address):
    links = Visit(chromium, address, "claims").page.locator("article td a")
    expected = [f"{name}.html#{claim.cell}" for name in CHAPTERS for claim in claims(read(page(f"book/{name}")))]
    assert sorted(link.get_attribute("href") for link in links.all()) == sorted(expected)


@pytest.mark.parametrize("name", PAGES)
def test_page_does_not_scroll_sideways_on_a_phone(name, chromium, address):
    opened = Visit(chromium, address, name, width=390).page
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_can_be_downloaded(name, chromium, address):
    opened = Visit(chromium, address, name).page
    link = opened.locator("a.btn-download-source-button").first.get_attribute("href")
    answer = opened.request.get(f"{address}/book/{link}")
    assert answer.body() == page(f"book/{name}").read_bytes()


def test_no_colab_button_without_a_repository(chromium, address):
    for name in CHAPTERS:
        assert Visit(chromium, address, name).page.locator("a[href*='colab']").count() == 0


def test_colab_button_follows_the_fork(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/fork")
    monkeypatch.setenv("GITHUB_REF", "refs/pull/12/merge")
    site = build.build(tmp_path).parent
    for name in CHAPTERS:
        html = (site / "book" / f"{name}.html").read_text(encoding="utf-8")
        assert f"https://colab.research.google.com/github/someone/fork/blob/main/book/{name}.ipynb" in html
        assert "executablebooks/jupyter-book" not in html

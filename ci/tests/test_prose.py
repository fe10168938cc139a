"""正文：术语、排版、文献。"""

from __future__ import annotations

import re

import autocorrect_py
import pytest

from ci import glossary
from ci.notebooks import ROOT, pages, read

MARKDOWN = [*pages(), ROOT / "README.md", ROOT / "ci" / "README.md"]
IDENTIFIER = re.compile(r"DOI:10\.\d{4,}/\S+|arXiv:\d{4}\.\d{4,5}|ISBN ")


def markdown(path) -> list[str]:
    """一个文件里的各段 Markdown。"""
    if path.suffix == ".md":
        return [path.read_text(encoding="utf-8")]
    return [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.stem if path.parent.name != "ci" else "ci-README")
def test_typography(path):
    """全角标点，汉字与西文之间留空格；用 autocorrect 检查。"""
    found = [f"{line.old}\n应为 {line.new}" for text in markdown(path) for line in autocorrect_py.lint_for(text, "page.md").lines]
    assert not found, "\n".join(found)


def test_english_comes_after_its_chinese():
    assert not list(glossary.early_english())


def test_every_term_is_in_the_glossary():
    assert not list(glossary.missing_terms())


def test_one_word_for_one_thing():
    assert not list(glossary.banned_words())


@pytest.mark.parametrize("path", [path for path in pages() if path.suffix == ".ipynb" or path.stem == "references"], ids=lambda path: path.stem)
def test_every_reference_has_an_identifier(path):
    text = "\n".join(markdown(path))
    section = text if path.suffix == ".md" else "".join(re.findall(r"## (?:延伸阅读|入门材料)\n(.*?)(?=\n\n[^-]|\Z)", text, re.DOTALL))
    entries = [line for line in section.splitlines() if line.startswith("- ")]
    assert entries and not [entry for entry in entries if not IDENTIFIER.search(entry)]

"""读术语表（book/glossary.md），查正文是否守它。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ci import notebooks

PAGE = notebooks.ROOT / "book" / "glossary.md"
# 代码、公式、网址和 HTML 标签不是正文。
NOT_PROSE = re.compile(r"```.*?```|`[^`]*`|\$[^$]*\$|\]\([^)]*\)|<[^>]*>", re.DOTALL)
FIRST_USE = re.compile(r"（([A-Za-z][A-Za-z -]*[A-Za-z])[，）]")


@dataclass(frozen=True)
class Term:
    """表里的一行；page 是第一次出现的源文件的名字，不用英文的术语是空串。"""

    chinese: str
    english: tuple[str, ...]
    page: str
    banned: tuple[str, ...]


def terms() -> list[Term]:
    """术语表的各行。"""
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 5 and cells[0] not in ("中文", "---"):
            chinese, english, page, _, banned = cells
            link = re.search(r"\((.+)\)", page)
            found.append(Term(chinese, tuple(english.split("、")), link[1] if link else "", tuple(filter(None, banned.split("、")))))
    return found


def readable() -> list[Path]:
    """读者依次读的页面：目录里除了术语表、由笔记本生成的论断清单和文献以外的。"""
    return [path for path in notebooks.pages() if path.stem not in ("glossary", "claims", "references")]


def prose(path: Path) -> str:
    """一页的正文，不含代码、公式、网址；延伸阅读里的文献不算。"""
    if path.suffix == ".md":
        cells = [path.read_text(encoding="utf-8")]
    else:
        cells = [cell.source for cell in notebooks.read(path).cells if cell.cell_type == "markdown"]
    kept = [re.sub(r"## (延伸阅读|入门材料).*", "", cell, flags=re.DOTALL) for cell in cells]
    return NOT_PROSE.sub(" ", "\n".join(kept))


def early_english() -> Iterator[str]:
    """英文第一次出现时，前面不是它的中文；或第一次出现的页与表里写的不同。"""
    texts = {path.name: prose(path) for path in readable()}
    for term in terms():
        for english in term.english:
            word = re.compile(rf"(?<![A-Za-z]){re.escape(english)}(?![A-Za-z])", re.IGNORECASE)
            place = next(((name, text, found) for name, text in texts.items() if (found := word.search(text))), None)
            if term.page and place is None:
                yield f"{english} 在正文里没有出现"
            elif place and (not term.page or place[0] != term.page):
                yield f"{english} 第一次出现在 {place[0]}，术语表写的是 {term.page or '不用英文'}"
            elif place and not re.search(rf"{re.escape(term.chinese)}（[^（）]*$", place[1][: place[2].start()]):
                yield f"{place[0]}：{english} 第一次出现时要写成 {term.chinese}（{english}）"


def missing_terms() -> Iterator[str]:
    """正文里写成 中文（English）的术语，表里没有。"""
    known = {english.lower() for term in terms() for english in term.english}
    for path in readable():
        for english in FIRST_USE.findall(prose(path)):
            if english.islower() and english not in known:
                yield f"{path.name}：{english} 不在术语表里"


def banned_words() -> Iterator[str]:
    """哪一页用了不用的说法；代码里的注释和字符串、图里的字也算。"""
    for path in readable():
        text = path.read_text(encoding="utf-8")
        for term in terms():
            for word in term.banned:
                if word in text:
                    yield f"{path.name}：用 {term.chinese}，不用 {word}"

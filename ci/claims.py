"""读出笔记本里的论断。"""

from __future__ import annotations

import re
from dataclasses import dataclass

import nbformat

LINE = re.compile(r"^论断 (?P<number>\d+\.\d+) (?P<state>成立|不成立|未定)：(?P<sentence>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Claim:
    """一条论断：编号、状态、内容，和打印它的单元的 id。"""

    number: str
    state: str
    sentence: str
    cell: str


def claims(notebook: nbformat.NotebookNode) -> list[Claim]:
    """笔记本的输出里的论断，按出现的顺序。"""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for match in LINE.finditer(output.get("text", "")):
                found.append(Claim(**match.groupdict(), cell=cell.id))
    return found

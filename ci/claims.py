"""读出笔记本里的论断；由它们生成论断清单（book/claims.md）。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from ci import notebooks

PAGE = notebooks.ROOT / "book" / "claims.md"
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


def page() -> str:
    """论断清单的全文：每个笔记本一张表，编号链接到打印它的单元。"""
    found = {path: claims(notebooks.read(path)) for path in notebooks.chapters()}
    states = [claim.state for listed in found.values() for claim in listed]
    lines = [
        "# 论断清单",
        "",
        f"整个课程一共 {len(states)} 条论断：{states.count('成立')} 条成立，{states.count('不成立')} 条不成立。每条都由笔记本里的一个单元当场打印，点编号就到那里。",
        "这一页由笔记本里存好的输出生成；检查会重新运行每个单元，状态变了就不通过。",
        "",
        "不成立的论断是故意留下的：它们是流行的说法，或者论文里的话，运行的结果与它们不符，旁边有讨论。",
    ]
    for path, listed in found.items():
        if listed:
            lines += ["", f"## [{title(path)}]({path.name})", "", "| 编号 | 状态 | 论断 |", "| --- | --- | --- |"]
            lines += [row(path, claim) for claim in sorted(listed, key=order)]
    return "\n".join(lines) + "\n"


def title(path: Path) -> str:
    """笔记本的标题。"""
    return next(cell.source for cell in notebooks.read(path).cells).splitlines()[0].removeprefix("# ")


def row(path: Path, claim: Claim) -> str:
    """表里的一行；不成立的用粗体。"""
    state = claim.state if claim.state == "成立" else f"**{claim.state}**"
    return f"| [{claim.number}]({path.name}#{claim.cell}) | {state} | {claim.sentence.replace('|', '&#124;')} |"


def order(claim: Claim) -> tuple[int, ...]:
    """按编号排序：3.9 在 3.10 前面。"""
    return tuple(map(int, claim.number.split(".")))


def write_page() -> None:
    """重新生成论断清单；没有变化就不写。"""
    content = page().encode()
    if not PAGE.is_file() or PAGE.read_bytes() != content:
        notebooks.replace(PAGE, content)

"""不运行就看得出的规矩：每个笔记本都要守。"""

from __future__ import annotations

import re

import nbformat
import pytest

from ci import shared_cells
from ci.notebooks import chapters, read

NAMES = [path.stem for path in chapters()]
IGNORED = "nbval-ignore-output"
# 在 Colab 里会显示成原文的 MyST 写法。
MYST = re.compile(r"^```\{|^:{3,}|\{[a-z:]+\}`|^\([\w-]+\)=$", re.MULTILINE)


@pytest.fixture(params=NAMES)
def notebook(request: pytest.FixtureRequest) -> nbformat.NotebookNode:
    """逐章。"""
    return read(next(path for path in chapters() if path.stem == request.param))


def code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """代码单元。"""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def figures(cell: nbformat.NotebookNode) -> list[str]:
    """一个单元的输出里各图的类型。"""
    return [kind for output in cell.outputs for kind in output.get("data", {}) if kind.startswith("image/")]


def test_every_cell_was_executed_once_in_order(notebook):
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))


def test_no_errors_and_nothing_on_stderr(notebook):
    for cell in code(notebook):
        for output in cell.outputs:
            assert output.output_type != "error", cell.id
            assert output.get("name") != "stderr", cell.id


def test_shared_cells_equal_their_originals(notebook):
    for cell in shared_cells.copies(notebook):
        assert cell.source == shared_cells.source(cell.metadata["shared"]), f"{cell.id} 与正本不同：运行 python3 -m ci refresh"


def test_ignored_outputs_are_followed_by_a_claim(notebook):
    unclaimed = None
    for cell in code(notebook):
        if IGNORED in cell.metadata.get("tags", []):
            unclaimed = unclaimed or cell.id
        elif cell.outputs:
            if unclaimed:
                assert cell.id.startswith("claim-"), f"{unclaimed} 的输出不比较，它后面要有一条论断，而不是 {cell.id}"
            unclaimed = None
    assert unclaimed is None, f"{unclaimed} 的输出不比较，它后面要有一条论断"


def test_ignoring_is_written_only_as_a_tag(notebook):
    for cell in code(notebook):
        assert not re.search(r"NBVAL|PYTEST_VALIDATE|nbval-(skip|raises)|raises-exception", cell.source + str(cell.metadata.get("tags"))), cell.id


def test_figures_are_svg_with_alt_text_and_caption(notebook):
    for cell in code(notebook):
        if figures(cell):
            assert set(figures(cell)) == {"image/svg+xml"}, cell.id
            described = cell.metadata.get("mystnb", {})
            assert len(described.get("image", {}).get("alt", "")) > 10, f"{cell.id} 的图缺少替代文字"
            assert described.get("figure", {}).get("caption"), f"{cell.id} 的图缺少说明"


def test_cells_are_short(notebook):
    for cell in code(notebook):
        if "shared" not in cell.metadata:
            assert len(cell.source.splitlines()) <= 25, cell.id


def test_markdown_reads_right_in_colab(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert not MYST.search(cell.source), cell.id
            assert not re.search(r"!\[.*\]\((?!data:)", cell.source), f"{cell.id}：单独的笔记本里看不到相对路径的图片"


def test_stored_without_traces_of_a_run(notebook):
    assert "papermill" not in notebook.metadata and "widgets" not in notebook.metadata
    for cell in code(notebook):
        assert not {"execution", "papermill"} & set(cell.metadata), cell.id
        assert not re.search(r"/(home|root|tmp|Users)/\w|[A-Z]:\\\\", str(cell.outputs)), cell.id


def test_parameters_stand_in_one_cell(notebook):
    assert sum("parameters" in cell.metadata.get("tags", []) for cell in code(notebook)) == 1


# 论文和原笔记给出的数：默认参数下，模型必须正好得到它们。
FACTS = {
    "prerequisites": ["| 156 |", "| 2,416 |"],
    "nin": ["1,992,166", "762,297,352", "966,986", "26×26×96", "12×12×256", "5×5×384", "| 11,712 |", "| 614,656 |", "| 885,120 |", "| 34,570 |"],
    "googlenet": ["5,977,530", "6,998,552", "24×24×64", "12×12×192", "6×6×480", "3×3×832", "276.1", "2:4:1:1", "4:6:3:2", "| 9.4K | 9.2K |", "2,712", "| 509.4K |", "4×4×512", "4×4×528"],
}


@pytest.mark.parametrize("name", FACTS)
def test_published_numbers(name):
    notebook = read(next(path for path in chapters() if path.stem == name))
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    text = "".join(output.get("text", "") + output.get("data", {}).get("text/markdown", "") for output in outputs)
    for fact in FACTS[name]:
        assert fact in text, f"{name} 里没有 {fact}"

"""论断：单元、编号、清单，三者一致。"""

from __future__ import annotations

import pytest

from ci import claims
from ci.notebooks import chapters, read

# 每一章该有几条论断，编号从 1 连续排起；少了一条，或编号跳过一个，都不通过。
COUNTS = {0: 6, 1: 7, 2: 11, 3: 10, 4: 13, 5: 3, 6: 7}


@pytest.mark.parametrize("path", chapters(), ids=lambda path: path.stem)
def test_every_claim_cell_prints_its_claim_and_no_other_cell_does(path):
    notebook = read(path)
    printed = [(claim.cell, "claim-" + claim.number.replace(".", "-")) for claim in claims.claims(notebook)]
    cells = [cell.id for cell in notebook.cells if cell.id.startswith("claim-")]
    assert printed == [(cell, cell) for cell in cells]
    assert all(claim.state != "未定" for claim in claims.claims(notebook)), "默认参数下没有未定的论断"


def test_no_claim_is_missing_or_doubled():
    numbers = [claim.number for path in chapters() for claim in claims.claims(read(path))]
    expected = [f"{chapter}.{number}" for chapter, count in COUNTS.items() for number in range(1, count + 1)]
    assert sorted(numbers) == sorted(expected)


def test_list_of_claims_is_current():
    assert claims.PAGE.read_text(encoding="utf-8") == claims.page(), "论断清单旧了：运行 python3 -m ci refresh"

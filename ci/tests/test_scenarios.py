"""换参数再运行。每次都像陌生人那样：笔记本单独在空文件夹里，没有网络。"""

from __future__ import annotations

import pytest

from ci import offline
from ci.claims import claims
from ci.errors import UserError
from ci.execute import run
from ci.notebooks import chapters, read, select
from ci.scenarios import SCENARIOS, Scenario


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_claims_hold_with_other_parameters(scenario: Scenario, tmp_path):
    source = select([scenario.chapter])[0]
    result = offline.run_alone(source, scenario.parameters, tmp_path)

    stored = {claim.number: claim.state for claim in claims(read(source))}
    expected = {number: "未定" if number in scenario.undecided else state for number, state in stored.items()}
    assert {claim.number: claim.state for claim in claims(result)} == expected


def test_every_chapter_has_at_least_two_scenarios():
    names = [scenario.chapter for scenario in SCENARIOS]
    assert all(names.count(path.stem) >= 2 for path in chapters())


def test_unknown_parameter_name_fails():
    with pytest.raises(UserError, match="没有名为 EPOCH 的参数：可用的有 .*EPOCHS"):
        run(select(["conv1x1"])[0], {"EPOCH": 3})

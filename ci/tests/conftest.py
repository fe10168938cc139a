"""怎样把检查分给几个进程。"""

from __future__ import annotations

import pytest
from nbval.plugin import IPyNbCell
from xdist.scheduler import LoadScopeScheduling

from ci import execute
from ci.notebooks import chapters

SCENARIO_TEST = "::test_claims_hold_with_other_parameters["


class Groups(LoadScopeScheduling):
    """一个笔记本的单元由一个进程依次做，每个场景自成一组，其余的检查每个文件一组。"""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if SCENARIO_TEST in nodeid else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Groups:
    """用上面的分法。"""
    return Groups(config, log)


def pytest_configure() -> None:
    """检查与刷新用同样的环境。"""
    execute.use_stable_environment()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """要训练网络的组先开始，免得最后只剩它：目录里越后面的章训练得越久。"""
    position = {path.stem: number for number, path in enumerate(chapters(), 1)}

    def weight(item: pytest.Item) -> int:
        if isinstance(item, IPyNbCell):
            return -position.get(item.path.stem, 0)
        if SCENARIO_TEST in item.nodeid:
            return -position[item.callspec.params["scenario"].chapter]
        return 0

    items.sort(key=weight)

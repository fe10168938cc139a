"""怎样把检查分给几个进程。"""

from __future__ import annotations

import pytest
from nbval.plugin import IPyNbCell

from ci import execute


def pytest_configure() -> None:
    """检查与刷新用同样的环境。"""
    execute.use_stable_environment()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """一个笔记本的单元是一组，一个场景是一组，其余每个文件一组；要训练网络的组先开始，免得最后只剩它。"""
    for item in items:
        name = item.path.name
        if "scenario" in getattr(item, "fixturenames", ()):
            name += item.name
        item.add_marker(pytest.mark.xdist_group(name))
    items.sort(key=training_first)


def training_first(item: pytest.Item) -> int:
    """排序用的数：后面的章训练得久，排在前面；其余的检查排在最后。"""
    if isinstance(item, IPyNbCell) or "scenario" in getattr(item, "fixturenames", ()):
        return -order(item)
    return 0


def order(item: pytest.Item) -> int:
    """笔记本在目录里的位置，从 1 数起。"""
    from ci.notebooks import chapters

    names = [path.stem for path in chapters()]
    chapter = item.path.stem if isinstance(item, IPyNbCell) else item.callspec.params["scenario"].chapter
    return names.index(chapter) + 1

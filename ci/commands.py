"""各个命令：每个函数解释自己的参数，工作交给同名的文件。由 bootstrap 在 .venv 里启动。"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from ci.errors import one_line


def build(options: argparse.Namespace) -> int:
    """构建网站，打印首页的路径。"""
    from ci.build import build as run

    print(f"网站建好了，用浏览器打开：{run()}")
    return 0


def serve(options: argparse.Namespace) -> int:
    """先构建，再在本机提供网站；端口不能用就不必构建。"""
    from ci.build import SITE
    from ci.build import build as run
    from ci.serve import serve as show
    from ci.serve import server

    with server(SITE, options.port) as running:
        run()
        show(running)
    return 0


def test(options: argparse.Namespace) -> int:
    """运行全部检查。"""
    from ci.check import check

    return check(options.pytest_arguments)


def refresh(options: argparse.Namespace) -> int:
    """重新运行各章，换上新的输出。"""
    from ci import execute
    from ci.notebooks import select
    from ci.refresh import refresh as run

    execute.use_stable_environment()
    run(select(options.chapters))
    return 0


def bench(options: argparse.Namespace) -> int:
    """多个种子的训练结果。"""
    from ci import execute
    from ci.bench import bench as run

    execute.use_stable_environment()
    return run(options.chapters, options.seeds)


class Parser(argparse.ArgumentParser):
    """用法和错误都是中文；出错时只写一行。"""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段用法")

    def format_help(self) -> str:
        """把 argparse 固定写的 usage 换成中文。"""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> None:
        """写一行，退出码 2；message 是英文的，不写出来。"""
        print(f"看不懂这个命令：{' '.join(sys.argv[1:])}。运行 python3 -m ci --help 看用法。", file=sys.stderr)
        sys.exit(2)


def parser() -> Parser:
    """命令行的定义。"""
    top = Parser(prog="python3 -m ci", description="课程的工具。每个命令都会先装好环境（.venv），依赖没变就跳过。")
    commands = top.add_subparsers(title="命令", dest="command", required=True, metavar="命令")

    def add(function: Callable[[argparse.Namespace], int], summary: str) -> Parser:
        sub = commands.add_parser(function.__name__, help=summary, description=summary)
        sub.set_defaults(run=function)
        return sub

    add(build, "构建网站到 _build/html，打印首页的路径")
    add(serve, "构建网站，在本机打开一个网址").add_argument("--port", type=int, default=8000, help="端口（默认 8000）", metavar="端口")
    add(test, "重新运行并比较每个笔记本，做全部检查；多余的参数交给 pytest，例如 -k nin")
    add(refresh, "重新运行各章（默认全部），换上新的输出").add_argument("chapters", nargs="*", metavar="章", help="章名，如 nin")
    measuring = add(bench, "用多个种子训练，打印准确率的平均和最低")
    measuring.add_argument("chapters", nargs="*", metavar="章", help="章名，默认是所有训练网络的章")
    measuring.add_argument("--seeds", type=int, default=3, help="种子的个数（默认 3）", metavar="个数")
    return top


def parse(arguments: list[str]) -> argparse.Namespace:
    """解释命令行；写错了就退出。bootstrap 在安装环境之前先调用它，所以只用标准库。"""
    top = parser()
    if not arguments:
        top.print_help(sys.stderr)
        sys.exit(2)
    options, rest = top.parse_known_args(arguments)
    if rest and options.run is not test:
        top.error("unrecognized arguments")
    options.pytest_arguments = rest
    return options


def main() -> int:
    """在 .venv 里运行命令。"""
    with one_line():
        options = parse(sys.argv[1:])
        return options.run(options)


if __name__ == "__main__":
    sys.exit(main())

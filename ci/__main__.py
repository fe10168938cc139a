"""入口：python3 -m ci 命令。只做一件事：版本不合适时用一行话说清楚，其余交给 bootstrap。

这个文件要能被很旧的 Python 读懂，所以不写新语法，也不在版本检查之前导入别的文件。
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def main():
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.stderr.write(
            "需要 Python 3.11 到 3.13，这里是 %d.%d：请换一个再运行，例如 python3.13 -m ci build。\n" % sys.version_info[:2]
        )
        return 2
    from ci import bootstrap

    return bootstrap.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""给人看的错误：一行中文，说清楚怎么办；退出码不为 0，不打印调用栈。"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class UserError(Exception):
    """使用者能自己解决的问题。消息是一行中文，说清楚怎么办。"""


@contextmanager
def one_line() -> Iterator[None]:
    """把 UserError、磁盘错误和 Ctrl-C 变成一行话和退出码（1、1、130）。"""
    try:
        yield
    except UserError as error:
        stop(f"错误：{error}", 1)
    except KeyboardInterrupt:
        stop("已中断：没有完成的文件都没有改动。", 130)
    except OSError as error:
        stop(f"错误：{explain(error)}", 1)


def stop(message: str, code: int) -> None:
    """在标准错误里写一行，然后退出。"""
    print(message, file=sys.stderr, flush=True)
    sys.exit(code)


def explain(error: OSError) -> str:
    """磁盘错误的中文说法。"""
    place = f"（{error.filename}）" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"磁盘已满{place}：腾出空间再运行一次。原来的文件没有改动。"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"没有写入的权限{place}：换到可以写的文件夹，或改好权限再运行一次。原来的文件没有改动。"
    return f"{error.strerror or error}{place}。原来的文件没有改动。"

"""在本机看网站。"""

from __future__ import annotations

import functools
import http.server
from pathlib import Path

from ci.errors import UserError


class Handler(http.server.SimpleHTTPRequestHandler):
    """不打印每个请求。"""

    def log_message(self, format: str, *args: object) -> None:
        """什么也不写。"""


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """在 127.0.0.1 上提供 folder 里的文件；port 为 0 时由系统选一个。

    抛出 UserError：端口被占用。
    """
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
    except OSError:
        raise UserError(f"端口 {port} 打不开，多半被别的程序占用：换一个，例如 python3 -m ci serve --port {port + 1}。") from None


def serve(folder: Path, port: int) -> None:
    """提供网站，直到按 Ctrl-C。"""
    with server(folder, port) as running:
        print(f"打开 http://127.0.0.1:{running.server_port}/ ，按 Ctrl-C 结束。", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print("\n已结束。", flush=True)

"""在本机看网站。"""

from __future__ import annotations

import functools
import http.server
import os
from pathlib import Path

from ci.errors import UserError


class Server(http.server.ThreadingHTTPServer):
    """Windows 上不让两个程序共用一个端口；浏览器中途离开不算错。"""

    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: object, client_address: object) -> None:
        """什么也不写。"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """不打印每个请求。"""

    def log_message(self, format: str, *arguments: object) -> None:
        """什么也不写。"""


def server(folder: Path, port: int) -> Server:
    """在 127.0.0.1 上提供 folder 里的文件；port 为 0 时由系统选一个。

    抛出 UserError：端口不在 0 到 65535 之间，或被占用。
    """
    if not 0 <= port <= 65535:
        raise UserError(f"没有 {port} 这个端口：用 1024 到 65535 之间的一个，例如 python3 -m ci serve --port 8001。")
    try:
        return Server(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
    except OSError:
        raise UserError(f"端口 {port} 打不开，多半被别的程序占用：换一个，例如 python3 -m ci serve --port 8001。") from None


def serve(running: Server) -> None:
    """提供网站，直到按 Ctrl-C。"""
    print(f"打开 http://127.0.0.1:{running.server_port}/ ，按 Ctrl-C 结束。", flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print("\n已结束。", flush=True)

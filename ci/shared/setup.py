# @title 公用：图、表和参数检查
import logging
import warnings

import matplotlib.pyplot as plt
from IPython.display import Markdown, display
from matplotlib_inline.backend_inline import set_matplotlib_formats

# 图存成 SVG，文字仍是文字：中文由浏览器的字体显示，每次运行得到同样的图。
set_matplotlib_formats("svg", metadata={"Date": None})
plt.rcParams.update({
    "svg.fonttype": "none", "svg.hashsalt": "course", "font.size": 11, "axes.unicode_minus": False,
    "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"], "figure.figsize": (4.8, 3.2),
    "legend.frameon": False,  # 图例的宽度按没有中文的字体量出，画框会切到字
})
warnings.filterwarnings("ignore", message="Glyph .* missing")
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def show_table(header, rows):
    """显示一张表：header 是各列的名字，rows 是各行的值。"""
    lines = [header, ["---"] * len(header), *rows]
    display(Markdown("\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)))


class ParameterError(ValueError):
    """参数不合适：只显示一行话，不显示调用栈。"""

    def _render_traceback_(self):
        return [f"参数不合适：{self}"]


def check_integer(name, value, at_least, reason=""):
    """value 不是整数，或小于 at_least 时，抛出 ParameterError。"""
    if not isinstance(value, int) or value < at_least:
        raise ParameterError(f"{name} 要是不小于 {at_least} 的整数{reason}，这里是 {value!r}。改好后从头运行。")

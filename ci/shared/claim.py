# @title 公用：打印一条论断
def claim(number, statement, holds, premise=True):
    """打印论断的编号、状态和内容；premise 为假时前提不满足，状态是未定。"""
    state = "未定" if not premise else "成立" if holds else "不成立"
    print(f"论断 {number} {state}：{statement}")

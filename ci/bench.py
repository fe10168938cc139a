"""原来宽度的 NiN 和 GoogLeNet，用多个种子训练：笔记本里为了快，通道数都除以 4。"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import nbformat

from ci import execute, notebooks
from ci.errors import UserError

# 章 → 测试准确率的目标：(平均至少, 每个种子至少)。
GOALS = {"nin": (0.98, 0.97), "googlenet": (0.985, 0.97)}
# 各章训练时的参数：原来的宽度，每次一个种子。
FULL = {"nin": {"DIVIDE": 1, "SEEDS": 1, "TEXTBOOK_EPOCHS": 1}, "googlenet": {"DIVIDE": 1, "SEEDS": 1, "TRAIN_SIZE": 96, "EPOCHS": 4}}
RECORD = "import json\nprint(json.dumps([test_accuracy[0], training_seconds]))"


def bench(chapters: list[str], seeds: int) -> int:
    """逐章逐个种子运行，打印一张表；有一章没有达到目标就返回 1。

    抛出 UserError：这一章不训练网络，或种子的个数不是正数。
    """
    for chapter in chapters:
        if chapter not in GOALS:
            raise UserError(f"{chapter} 没有要评测的训练：可用的有 {'、'.join(GOALS)}。")
    if seeds < 1:
        raise UserError(f"--seeds 至少是 1，这里是 {seeds}。")
    met = [bench_chapter(chapter, seeds) for chapter in chapters or GOALS]
    return 0 if all(met) else 1


def bench_chapter(chapter: str, seeds: int) -> bool:
    """一章的各个种子。每行在那个种子跑完时打印。"""
    mean_goal, least_goal = GOALS[chapter]
    print(f"\n{chapter}：{seeds} 个种子\n种子  测试准确率  训练用时（秒）", flush=True)
    accuracies = []
    for seed in range(seeds):
        accuracy, seconds = run_seed(chapter, seed)
        accuracies.append(accuracy)
        print(f"{seed:>4}  {accuracy:>10.4f}  {seconds:>14.0f}", flush=True)
    mean, least = sum(accuracies) / seeds, min(accuracies)
    met = mean >= mean_goal and least >= least_goal
    print(f"平均 {mean:.4f}（目标 {mean_goal}），最低 {least:.4f}（目标 {least_goal}）：{'达到' if met else '没有达到'}", flush=True)
    return met


def run_seed(chapter: str, seed: int) -> tuple[float, float]:
    """用一个种子运行整章，返回（测试准确率，训练用时）。"""
    source = notebooks.select([chapter])[0]
    notebook = notebooks.read(source)
    notebook.cells.append(nbformat.v4.new_code_cell(RECORD))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, source.name)
        nbformat.write(notebook, copy)
        result = execute.run(copy, {**FULL[chapter], "SEED": seed})
    return tuple(json.loads(result.cells[-1].outputs[0].text))

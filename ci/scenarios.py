"""换一套参数再运行：每章至少两个场景。论断要么与存好的状态相同，要么因为前提不满足而是未定。"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scenario:
    """一章、一套参数，和应当变成未定的论断。"""

    chapter: str
    parameters: dict[str, object]
    undecided: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return self.chapter + "-" + "-".join(f"{name}={value}" for name, value in self.parameters.items())


def scenario(chapter: str, undecided: str = "", **parameters: object) -> Scenario:
    """写起来短一些。"""
    return Scenario(chapter, parameters, frozenset(undecided.split()))


SCENARIOS = [
    scenario("prerequisites", SIZE=32, FILTERS=3, WINDOW=3, SEED=4),
    scenario("prerequisites", undecided="0.4", SIZE=16, FILTERS=1, WINDOW=5),
    scenario("conv1x1", HEIGHT=5, WIDTH=9, IN_CHANNELS=7, OUT_CHANNELS=2, SEED=3),
    scenario("conv1x1", undecided="1.3", HEIGHT=11, WIDTH=4, IN_CHANNELS=1, OUT_CHANNELS=6, EPOCHS=1, SEEDS=2),
    scenario("gap", undecided="2.5 2.6 2.10 2.11", HEIGHT=3, WIDTH=8, CHANNELS=6, NUM_CLASSES=7, EPOCHS=1, SEEDS=1, SEED=20),
    scenario("gap", undecided="2.5 2.6 2.10 2.11", HEIGHT=9, WIDTH=2, CHANNELS=2, NUM_CLASSES=3, EPOCHS=1, SEEDS=1),
    scenario("nin", undecided="3.4 3.5 3.7 3.9 3.10", IMAGE_SIZE=231, NUM_CLASSES=37, EPOCHS=1, TEXTBOOK_EPOCHS=1, SEED=1, SEEDS=1),
    scenario("nin", undecided="3.4 3.5 3.7 3.9 3.10", IMAGE_SIZE=160, NUM_CLASSES=3, TRAIN_SIZE=99, DIVIDE=8, EPOCHS=1, TEXTBOOK_EPOCHS=1, SEEDS=1),
    scenario("googlenet", undecided="4.7 4.13", IMAGE_SIZE=64, NUM_CLASSES=100, EPOCHS=1, SEEDS=1),
    scenario("googlenet", undecided="4.7 4.13", IMAGE_SIZE=97, NUM_CLASSES=3, TRAIN_SIZE=40, DIVIDE=8, EPOCHS=1, SEED=2, SEEDS=1),
    scenario("ablation", undecided="4.9", IMAGE_SIZE=8, TRAIN_IMAGES=64, EPOCHS=1, SEEDS=1),
    scenario("ablation", undecided="4.9", IMAGE_SIZE=19, TRAIN_IMAGES=40, EPOCHS=2, SEEDS=1, SEED=7),
    scenario("comparison", undecided="4.10 5.3", TRAIN_SIZE=101, TRAIN_IMAGES=64, DIVIDE=8, EPOCHS=1, SEEDS=1),
    scenario("comparison", undecided="4.10 5.3", TRAIN_SIZE=115, TRAIN_IMAGES=40, DIVIDE=16, EPOCHS=1, SEEDS=1, SEED=3),
    scenario("pitfalls", undecided="6.1 6.2 6.6", EPOCHS=1, SEEDS=1),
    scenario("pitfalls", undecided="6.1 6.2 6.6", EPOCHS=2, SEEDS=1, SEED=5),
]

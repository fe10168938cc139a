# @title 公用：数一数、画一画网络
LAYER_NAMES = {
    "InputLayer": "输入", "Conv2D": "卷积", "Dense": "全连接", "Flatten": "展平", "Concatenate": "沿通道连结",
    "MaxPooling2D": "最大池化", "AveragePooling2D": "平均池化", "GlobalAveragePooling2D": "全局平均池化",
    "BatchNormalization": "批量归一化", "Dropout": "丢弃",
}


def describe(layer):
    """一层的中文说法，如 11×11 卷积，步幅 4；数字都取自这一层本身。"""
    kind = type(layer).__name__
    window = getattr(layer, "kernel_size", None) or getattr(layer, "pool_size", None)
    text = (f"{window[0]}×{window[1]} " if window else "") + LAYER_NAMES.get(kind, kind)
    stride = getattr(layer, "strides", (1, 1))[0]
    return text + (f"，步幅 {stride}" if stride > 1 else "")


def shape_of(layer):
    """一层输出的形状，不写批量，如 54×54×96。"""
    return "×".join(map(str, layer.output.shape[1:]))


def multiply_adds(layer):
    """一层处理一个样本的乘加次数：输出的每个数是一次内积，内积的长度由卷积核决定。"""
    if not isinstance(layer, (keras.layers.Conv2D, keras.layers.Dense)):
        return 0
    return int(np.prod(layer.output.shape[1:]) * np.prod(layer.kernel.shape[:-1]))


def parents_of(model):
    """每一层的输入来自哪几层：层名 → 上一层的名字的列表。"""
    maker = {id(layer.output): layer.name for layer in model.layers}
    found = {}
    for layer in model.layers:
        inputs = layer.input if isinstance(layer.input, list) else [layer.input]
        found[layer.name] = [maker[id(tensor)] for tensor in inputs if maker[id(tensor)] != layer.name]
    return found


def place(parents):
    """每一层画在第几行、第几列：行是离输入的步数；汇合处的各条线路从左到右排开，一直排到分叉的地方。"""
    row, column = {}, dict.fromkeys(parents, 0.0)
    used = [parent for above in parents.values() for parent in above]
    for name, above in parents.items():
        row[name] = max((row[parent] + 1 for parent in above), default=0)
        for number, path in enumerate(above):
            while len(above) > 1 and used.count(path) == 1:
                column[path] = number - (len(above) - 1) / 2
                path = parents[path][0]
    return row, column


def draw_network(model, width=1.12, height=0.46):
    """从模型本身画出结构：一层一个框，写着做什么、输出多大。橙色是 1×1 卷积，蓝色是其他卷积，绿色是池化。"""
    parents = parents_of(model)
    row, column = place(parents)
    x = {name: column[name] * (width + 0.08) for name in parents}
    y = {name: -row[name] * (height + 0.28) for name in parents}
    size = (max(x.values()) - min(x.values()) + width + 0.1, height - min(y.values()) + 0.1)
    figure = plt.figure(figsize=size)
    axes = figure.add_axes((0, 0, 1, 1), aspect="equal")
    for layer in model.layers:
        name, window = layer.name, getattr(layer, "kernel_size", None)
        color = "#fde3c0" if window == (1, 1) else "#cfe3f5" if window else "#d8efd3" if "Pool" in type(layer).__name__ else "#eeeeee"
        corner = (x[name] - width / 2, y[name] - height / 2)
        axes.add_patch(plt.Rectangle(corner, width, height, facecolor=color, edgecolor="#555555"))
        axes.text(x[name], y[name] + 0.1, describe(layer), ha="center", va="center", fontsize=9)
        axes.text(x[name], y[name] - 0.1, shape_of(layer), ha="center", va="center", fontsize=9)
        top = y[name] + height / 2
        for parent in parents[name]:  # 先往下，再横着走到这一层的上方
            axes.plot([x[parent], x[parent], x[name]], [y[parent] - height / 2, top + 0.14, top + 0.14], color="#555555", linewidth=1)
            axes.annotate("", (x[name], top), (x[name], top + 0.14), arrowprops={"arrowstyle": "-|>", "color": "#555555", "shrinkA": 0, "shrinkB": 0})
    axes.set_xlim(min(x.values()) - width / 2 - 0.05, max(x.values()) + width / 2 + 0.05)
    axes.set_ylim(min(y.values()) - height / 2 - 0.05, height / 2 + 0.05)
    axes.set_axis_off()
    plt.show()


def draw_shapes(stages):
    """画出数据流过网络的样子：stages 里每层一个矩形，高是特征图的高，宽是通道数（按平方根缩小）。"""
    figure = plt.figure(figsize=(4.8, 2.4))
    axes = figure.add_axes((0, 0, 1, 1))
    tallest = max(layer.output.shape[1] for layer in stages)
    for place, layer in enumerate(stages):
        height, _, channels = layer.output.shape[1:]
        wide = channels**0.5 / 40
        axes.add_patch(plt.Rectangle((place - wide / 2, 0), wide, height / tallest, facecolor="#cfe3f5", edgecolor="#1f6fb2"))
        axes.text(place, -0.08, f"{height}×{height}", ha="center", va="top", fontsize=10)
        axes.text(place, -0.22, f"{channels} 通道", ha="center", va="top", fontsize=10)
    axes.set_xlim(-0.5, len(stages) - 0.5)
    axes.set_ylim(-0.36, 1.05)
    axes.set_axis_off()
    plt.show()

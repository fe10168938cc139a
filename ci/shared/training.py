# @title 公用：学习曲线和图片
def plot_histories(histories):
    """画出每轮的训练准确率和测试准确率：细线是各次训练，粗线是平均。"""
    epochs = range(1, len(histories[0]["accuracy"]) + 1)
    for key, label, color, style in [("accuracy", "训练", "#7a7a7a", "--"), ("val_accuracy", "测试", "#1f6fb2", "-")]:
        curves = np.array([history[key] for history in histories])
        plt.plot(epochs, curves.T, style, color=color, linewidth=0.7, alpha=0.6)
        plt.plot(epochs, curves.mean(axis=0), "o" + style, color=color, label=label)
    plt.xticks(epochs)
    plt.ylim(0, 1.02)
    plt.xlabel("轮")
    plt.ylabel("准确率")
    plt.legend(loc="lower center")
    plt.show()


def show_images(images, titles, colors=None, columns=6):
    """把几张小图排成格子，每张上面写一行字。"""
    rows = math.ceil(len(images) / columns)
    figure, grid = plt.subplots(rows, columns, figsize=(4.8, 0.95 * rows), squeeze=False)
    for axes in grid.flat:
        axes.set_axis_off()
    for number, (axes, image) in enumerate(zip(grid.flat, images)):
        axes.imshow(image, cmap="gray")
        axes.set_title(titles[number], fontsize=9, color=colors[number] if colors else "black")
    plt.show()

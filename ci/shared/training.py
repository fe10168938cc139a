# @title 公用：训练的进度、曲线和图片
class Progress(keras.callbacks.Callback):
    """训练时改写同一行报告进度，每轮结束留下一行结果。"""

    def on_epoch_begin(self, epoch, logs=None):
        self.title = f"\r第 {epoch + 1}/{self.params['epochs']} 轮："

    def on_train_batch_end(self, batch, logs=None):
        print(f"{self.title}{batch + 1}/{self.params['steps']} 批", end="", flush=True)

    def on_epoch_end(self, epoch, logs=None):
        print(f"{self.title}损失 {logs['loss']:.2f}，训练准确率 {logs['accuracy']:.2f}，测试准确率 {logs['val_accuracy']:.2f}")


def plot_history(history):
    """画出每轮的训练准确率和测试准确率。"""
    epochs = range(1, len(history["accuracy"]) + 1)
    plt.plot(epochs, history["accuracy"], "o--", color="#7a7a7a", label="训练")
    plt.plot(epochs, history["val_accuracy"], "o-", color="#1f6fb2", label="测试")
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

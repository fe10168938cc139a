# @title 公用：数据
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def load_data(dataset, image_size, seed):
    """读入数据，返回 (x_train, y_train, x_test, y_test)。

    图的形状是 (批量, image_size, image_size, 1)，已减去训练集的均值、除以标准差；标签是 0 到 9。
    """
    if dataset == "digits":
        digits = load_digits()
        images, labels = digits.images / 16, digits.target
        x_train, x_test, y_train, y_test = train_test_split(
            images, labels, test_size=0.2, stratify=labels, random_state=seed)
    elif dataset == "fashion_mnist":
        try:
            (x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
        except Exception:
            raise ParameterError("fashion_mnist 下载不到：检查网络，或改回默认的 DATASET = \"digits\"（不用下载）。") from None
        # 只取一部分：放大以后内存放得下，两核的机器几分钟训练得完。
        x_train, y_train, x_test, y_test = x_train[:6000] / 255, y_train[:6000], x_test[:1000] / 255, y_test[:1000]
    else:
        raise ParameterError(f"没有名为 {dataset!r} 的数据集：DATASET 可以是 \"digits\" 或 \"fashion_mnist\"。")

    def prepare(images):
        standard = ((images - x_train.mean()) / x_train.std()).astype("float32")
        return np.array(keras.ops.image.resize(standard[..., None], (image_size, image_size)))

    return prepare(x_train), y_train, prepare(x_test), y_test

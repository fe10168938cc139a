# @title 公用：前两章的块
def nin_block(x, filters, kernel_size, strides=1, padding="same", conv=conv_bn):
    """NiN 块：一个任意窗口的卷积，两个 1×1 卷积。"""
    x = conv(x, filters, kernel_size, strides, padding)
    x = conv(x, filters, 1)
    return conv(x, filters, 1)


def inception(x, path1, path2, path3, path4, conv=conv_bn):
    """Inception 块：path1 和 path4 是通道数，path2 和 path3 是（1×1 的通道数，大卷积的通道数）；None 表示没有这条线路。"""
    outputs = []
    if path1:
        outputs.append(conv(x, path1, 1))
    if path2:
        outputs.append(conv(conv(x, path2[0], 1), path2[1], 3))
    if path3:
        outputs.append(conv(conv(x, path3[0], 1), path3[1], 5))
    if path4:
        outputs.append(conv(layers.MaxPooling2D(3, strides=1, padding="same")(x), path4, 1))
    return layers.Concatenate()(outputs)

# @title 公用：训练得起来的做法
def conv_bn(x, filters, kernel_size, strides=1, padding="same"):
    """卷积、批量归一化、ReLU。卷积核按 He 的办法初始化；归一化自带平移，卷积就不要偏置。"""
    x = layers.Conv2D(filters, kernel_size, strides=strides, padding=padding,
                      use_bias=False, kernel_initializer="he_normal")(x)
    x = layers.BatchNormalization(momentum=0.9)(x)
    return layers.ReLU()(x)


def compile_with_schedule(model, steps_per_epoch, epochs, peak=2e-3):
    """学习率在第一轮里从 0 升到 peak，然后按余弦降到 0；网络的输出是没有做 softmax 的分数。"""
    rate = keras.optimizers.schedules.CosineDecay(
        0.0, decay_steps=steps_per_epoch * max(epochs - 1, 1), warmup_target=peak, warmup_steps=steps_per_epoch)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.Adam(rate), loss=loss, metrics=["accuracy"])

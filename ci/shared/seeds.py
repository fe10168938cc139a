# @title 公用：换几个种子重复训练
def train_with_seeds(build, compile_network, data, seeds, epochs, batch_size=32, validation_freq=None, callbacks=()):
    """每个种子从头训练一次，返回一个列表：各个种子的（每轮的记录，训练后的权重）。

    build() 建一个没有训练过的网络，compile_network(network) 定损失和优化器，data(seed) 给出 x_train, y_train, x_test, y_test。
    编译一个网络要几秒到几十秒，所以只编译一次，每个种子换上新的初始权重。
    测试集隔 validation_freq 轮看一次，不写就只在最后一轮看。
    """
    network = build()
    compile_network(network)
    network.optimizer.build(network.trainable_variables)
    unused = [keras.ops.convert_to_numpy(variable) for variable in network.optimizer.variables]
    runs = []
    for seed in seeds:
        x_train, y_train, x_test, y_test = data(seed)
        keras.utils.set_random_seed(seed)
        network.set_weights(build().get_weights())
        for variable, value in zip(network.optimizer.variables, unused):
            variable.assign(value)  # 优化器也回到没有用过的样子
        network.evaluate(x_test[:batch_size], y_test[:batch_size], verbose=0)  # 先建好指标，fit 就少编译一遍
        result = network.fit(x_train, y_train, validation_data=(x_test, y_test), validation_freq=validation_freq or epochs,
                             epochs=epochs, batch_size=batch_size, callbacks=list(callbacks), verbose=0)
        runs.append((result.history, network.get_weights()))
        print(f"\r已训练 {len(runs)}/{len(seeds)} 个种子", end="", flush=True)
    print()
    return runs


def mean_and_spread(values):
    """平均 ± 标准差。"""
    return f"{np.mean(values):.3f} ± {np.std(values):.3f}"

"""检查和刷新时 IPython 内核的设置；execute.py 把它放进内核读取的文件夹。"""

c = get_config()  # noqa: F821  由 IPython 提供
# papermill 与 nbval 对标准错误的处理不同：不按文件描述符捕获，TensorFlow 的 C++ 日志才不会只出现在一边。
c.IPKernelApp.capture_fd_output = False
# 内核自己的日志（“没有加密”、被中断时的调用栈）与读者无关；单元的错误不走这里。
c.IPKernelApp.log_level = 50
# 几个内核同时运行时不争抢历史记录的数据库。
c.HistoryManager.enabled = False

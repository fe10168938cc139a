"""检查和刷新时 IPython 内核的设置；execute.py 把它放进内核读取的文件夹。"""

c = get_config()  # noqa: F821（IPython 提供）
# papermill 与 nbval 对标准错误的处理不同：不按文件描述符捕获，TensorFlow 的 C++ 日志才不会只出现在一边。
c.IPKernelApp.capture_fd_output = False
# 只留错误：“内核没有加密”之类的提醒与读者无关。
c.IPKernelApp.log_level = 40
# 几个内核同时运行时不争抢历史记录的数据库。
c.HistoryManager.enabled = False

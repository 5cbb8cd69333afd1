"""Starts a server that others wrote, on a port of this machine.

usage: upstream_server.py NAME PORT FOLDER [BEHIND]
FOLDER holds its configuration. BEHIND is the OpenAI-compatible server that `lm-proxy` forwards to, the folder of the
model of `llama-server` (llama.cpp's), or the model of `llama-cpp-python`. Run with the python of the virtual
environment that NAME is installed in.
"""
import os
import sys

name, port, folder = sys.argv[1:4]
bin = os.path.dirname(sys.executable)
os.chdir(folder)


def run(*words):
    # Not by the script's first line: it names the folder in which the environment was made.
    os.execv(sys.executable, [sys.executable, os.path.join(bin, words[0]), *words[1:]])


def write(file, text):
    with open(file, "w") as out:
        out.write(text)


if name == "mockllm":
    write("responses.yml", 'responses: {}\ndefaults:\n  unknown_response: "The harbour closes at nine."\n')
    run("mockllm", "start", "--responses", "responses.yml", "--host", "127.0.0.1", "--port", port)
elif name == "fakellm":
    write("fakellm.yaml", 'version: 1\ndefaults:\n  fallback: deterministic_echo\nrules:\n'
          '  - name: harbour\n    when:\n      messages_contain: "harbour"\n'
          '    respond:\n      content: "The harbour closes at nine."\n')
    run("fakellm", "serve", "--port", port)
elif name == "llmock":
    run("llmock", "serve", "--host", "127.0.0.1", "--port", port, "--response-style", "echo", "--tool-mode", "off")
elif name == "lm-proxy":
    write("config.toml", f'''host = "127.0.0.1"
port = {port}
[connections.behind]
api_type = "open_ai"
api_base = "{sys.argv[4]}"
api_key = "{os.environ.get("UPSTREAM_KEY", "none")}"
[routing]
"*" = "behind.*"
[groups.default]
api_keys = ["none"]
''')
    run("lm-proxy", "--config", "config.toml")
elif name == "litellm":
    write("config.yaml", "model_list:\n  - model_name: m\n    litellm_params:\n      model: openai/m\n"
          "      api_key: none\n      mock_response: The harbour closes at nine.\n")
    os.environ["LITELLM_MASTER_KEY"] = "none"
    os.environ["LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY"] = "true"
    run("litellm", "--config", "config.yaml", "--host", "127.0.0.1", "--port", port)
elif name == "litserve":
    import litserve

    class Echo(litserve.LitAPI):
        def setup(self, device):
            pass

        def predict(self, messages):
            for word in "The harbour closes at nine.".split(" "):
                yield word + " "

    if __name__ == "__main__":
        litserve.LitServer(Echo(spec=litserve.OpenAISpec()), accelerator="cpu").run(
            host="127.0.0.1", port=int(port), generate_client_file=False)
elif name == "llama-server":
    script = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "Peers", "llama_server.py")
    os.execv(sys.executable, [sys.executable, script, sys.argv[4], port, "1024"])
elif name == "llama-cpp-python":
    os.execv(sys.executable, [sys.executable, "-m", "llama_cpp.server", "--model", sys.argv[4], "--model_alias", "gemma",
                              "--host", "127.0.0.1", "--port", port, "--n_ctx", "1024", "--n_threads", "2",
                              # The model's file has no template.
                              "--chat_format", "chatml"])
else:
    sys.exit(f"no such server: {name}")

"""Official clients against a gateway with a server of others behind it.

usage: CTXCHAT_API_KEY=KEY upstream_clients.py BASE_URL MODEL
Prints one line per step that went as it should, and fails at the first that does not. The model `gemma` is a real one,
which may go on to the limit of its tokens.
"""
import os
import sys

import openai
from volcenginesdkarkruntime import Ark

base_url, model = sys.argv[1:3]
key = os.environ["CTXCHAT_API_KEY"]
client = openai.OpenAI(base_url=base_url, api_key=key, max_retries=0)
ark = Ark(base_url=base_url, api_key=key, max_retries=0)
seed = [{"role": "system", "content": "The harbour of Norrvik closes at nine."}]
question = [{"role": "user", "content": "When does the harbour close?"}]
limits = {"temperature": 0, "max_tokens": 24} if model == "gemma" else {}
endings = ("stop", "length") if model == "gemma" else ("stop",)


def whole(reply):
    assert reply.choices[0].message.content.strip(), reply
    assert reply.choices[0].finish_reason in endings, reply
    return reply


def streamed(stream):
    text, ending = "", None
    for chunk in stream:
        for choice in chunk.choices:
            text += choice.delta.content or ""
            ending = choice.finish_reason or ending
    assert text.strip() and ending in endings, (text, ending)
    return text


for mode in ("session", "common_prefix"):
    context = ark.context.create(model=model, mode=mode, messages=seed, ttl=3600)
    for is_stream in (True, False):
        reply = ark.context.completions.create(
            context_id=context.id, model=model, messages=question, stream=is_stream, **limits)
        streamed(reply) if is_stream else whole(reply)
        print("ark", mode, "streamed" if is_stream else "whole")
for is_stream in (True, False):
    reply = client.chat.completions.create(
        model=model, messages=seed + question, stream=is_stream, **limits)
    streamed(reply) if is_stream else whole(reply)
    print("openai", "streamed" if is_stream else "whole")

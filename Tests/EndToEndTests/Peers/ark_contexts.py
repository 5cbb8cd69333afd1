"""The provider's own Python client against a gateway: both kinds of context, streamed and not.

usage: CTXCHAT_API_KEY=KEY ark_contexts.py BASE_URL MODEL
Prints one line per step that went as it should, and fails at the first that does not.
"""
import os
import sys
import threading
import time

from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime._exceptions import ArkAPIError

base_url, model = sys.argv[1:3]
key = os.environ["CTXCHAT_API_KEY"]
client = Ark(base_url=base_url, api_key=key, max_retries=0)
seed = [{"role": "system", "content": "# Facts\n\n## Harbour\n\nThe harbour of Norrvik closes at nine."}]


def ask(context, text, stream=False, turns=()):
    messages = list(turns) + [{"role": "user", "content": text}]
    reply = client.context.completions.create(
        context_id=context.id, model=model, messages=messages, stream=stream,
        stream_options={"include_usage": True} if stream else None)
    if not stream:
        return reply.choices[0].message.content, reply.usage
    text, usage = "", None
    for chunk in reply:
        for choice in chunk.choices:
            text += choice.delta.content or ""
        usage = chunk.usage or usage
    return text, usage


session = client.context.create(model=model, mode="session", messages=seed, ttl=3600)
assert session.id and session.mode == "session" and session.ttl == 3600, session
print("created session")
prefix = client.context.create(model=model, mode="common_prefix", messages=seed, ttl=7200)
assert prefix.mode == "common_prefix", prefix
print("created common_prefix")

content, usage = ask(session, "When does the harbour close?")
assert "closes at nine" in content, content
assert usage.prompt_tokens_details.cached_tokens > 0, usage
print("session, whole")
content, usage = ask(session, "My word for today is zanzibar. When does the harbour close?", stream=True)
assert "closes at nine" in content, content
assert usage.prompt_tokens > usage.prompt_tokens_details.cached_tokens > 0, usage
print("session, streamed")
# Only who remembers the question before can go on from it.
content, _ = ask(session, "Tell me more")
assert "Following up on your last question" in content, content
print("session remembers")
content, _ = ask(prefix, "zanzibar?")
assert "My word for today" not in content, content
content, _ = ask(prefix, "harbour?", stream=True)
assert "closes at nine" in content, content
print("common_prefix, both ways, remembers nothing")

overlap = []


def second():
    try:
        ask(session, "and now?")
        overlap.append("accepted")
    except ArkAPIError as error:
        overlap.append("%s %s" % (getattr(error, "status_code", "?"), error))


stream = client.context.completions.create(
    context_id=session.id, model=model, stream=True,
    messages=[{"role": "user", "content": "Tell me all about the harbour of Norrvik, slowly."}])
next(iter(stream))
thread = threading.Thread(target=second)
thread.start()
thread.join()
for _ in stream:
    pass
assert overlap and overlap[0].startswith("403") and "InProgress" in overlap[0], overlap
print("overlap refused")
for _ in range(20):
    try:
        content, _ = ask(session, "harbour?")
        break
    except ArkAPIError:
        time.sleep(0.1)
assert "closes at nine" in content, content
print("and free again")

"""The provider's own Python client against a gateway: responses with caching, in Ark's dialect.

usage: CTXCHAT_API_KEY=KEY ark_responses.py BASE_URL MODEL
Prints one line per step that went as it should, and fails at the first that does not.
"""
import os
import sys
import time

from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime._exceptions import ArkAPIError

base_url, model = sys.argv[1:3]
base_url = base_url.removesuffix("/v1") + "/api/v3"
client = Ark(base_url=base_url, api_key=os.environ["CTXCHAT_API_KEY"], max_retries=0)
seed = [{"role": "system", "content": "# Facts\n\n## Harbour\n\nThe harbour of Norrvik closes at nine."}]
enabled = {"type": "enabled"}


def fails(status, code, call):
    try:
        call()
    except ArkAPIError as error:
        assert error.status_code == status and error.code == code, (error.code, error)
        return
    raise AssertionError("it did not fail")


def text(response):
    return "".join(part.text for item in response.output if item.type == "message"
                   for part in item.content)


def ask(words, parent=None, **more):
    return client.responses.create(
        model=model, input=[{"role": "user", "content": words}], previous_response_id=parent, **more)


end = int(time.time()) + 3600
prefix = client.responses.create(
    model=model, input=seed, caching={"type": "enabled", "prefix": True}, expire_at=end)
assert prefix.output == [] and prefix.usage.output_tokens == 0, prefix
assert prefix.expire_at == end and prefix.caching.prefix, prefix
print("made a prefix without an answer")

for _ in range(2):
    reply = ask("When does the harbour close?", prefix.id)
    assert "closes at nine" in text(reply), reply
    assert reply.usage.input_tokens_details.cached_tokens == prefix.usage.input_tokens, reply.usage
print("used it twice")

root = client.responses.create(model=model, input=seed + [
    {"role": "user", "content": "harbour?"}], caching=enabled)
assert root.expire_at - root.created_at == 3 * 86400, root
assert root.usage.input_tokens_details.cached_tokens == 0, root.usage
words, final = "", None
for event in ask("When does the harbour close?", root.id, caching=enabled, stream=True):
    if event.type == "response.output_text.delta":
        words += event.delta
    if event.type == "response.completed":
        final = event.response
assert final and "closes at nine" in words and text(final) == words, final
assert final.usage.input_tokens_details.cached_tokens > 0, final.usage
assert final.previous_response_id == root.id, final
print("a session, whole and streamed")

plain = ask("harbour?")
later = ask("and?", plain.id, caching=enabled)
assert later.usage.input_tokens_details.cached_tokens == 0, later.usage
print("what was not cached is not found in the cache")

kept = client.responses.retrieve(root.id)
assert kept.id == root.id and text(kept) == text(root), kept
client.responses.delete(final.id)
fails(400, "InvalidParameter.PreviousResponseNotFound", lambda: ask("and?", final.id))
print("read and deleted")

fails(400, "InvalidParameter.stream", lambda: client.responses.create(
    model=model, input=seed, caching={"type": "enabled", "prefix": True}, stream=True))
fails(400, "InvalidParameter.expire_at", lambda: ask("a", expire_at=end + 8 * 86400))
print("refusals")

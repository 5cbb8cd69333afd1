"""Google's own Python client against a gateway: cached contents, and generation with and without one.

usage: CTXCHAT_API_KEY=KEY google_contents.py BASE_URL MODEL
Prints one line per step that went as it should, and fails at the first that does not.
"""
import datetime
import os
import sys

from google import genai
from google.genai import errors, types

base_url, model = sys.argv[1:3]
client = genai.Client(
    api_key=os.environ["CTXCHAT_API_KEY"],
    http_options=types.HttpOptions(base_url=base_url.removesuffix("/v1")))
seed = "# Facts\n\n## Harbour\n\nThe harbour of Norrvik closes at nine."


def fails(status, word, call):
    try:
        call()
    except errors.APIError as error:
        assert (error.code, error.status) == (status, word), error
        return error
    raise AssertionError("it did not fail")


def make(name, **config):
    return client.caches.create(model=model, config=types.CreateCachedContentConfig(
        display_name=name, contents=[seed], system_instruction="Answer from the facts.", **config))


assert list(client.caches.list()) == []
print("nothing to list")

cache = make("harbour", ttl="600s")
assert cache.name.startswith("cachedContents/") and cache.display_name == "harbour", cache
assert cache.usage_metadata.total_token_count > 10, cache
assert cache.expire_time - cache.create_time == datetime.timedelta(seconds=600), cache
assert client.caches.get(name=cache.name) == cache
print("created and read")

others = [make("other %d" % number) for number in range(4)]
names = [entry.name for entry in client.caches.list(config={"page_size": 2})]
assert names == [cache.name] + [entry.name for entry in others], names
print("listed in pages")

longer = client.caches.update(name=cache.name, config={"ttl": "7200s"})
assert longer.expire_time > cache.expire_time, longer
end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=3)
exact = client.caches.update(name=cache.name, config={"expire_time": end})
assert abs(exact.expire_time - end) < datetime.timedelta(milliseconds=2), exact
print("extended")

reply = client.models.generate_content(
    model=model, contents="When does the harbour close?",
    config=types.GenerateContentConfig(cached_content=cache.name))
assert "closes at nine" in reply.text, reply
usage = reply.usage_metadata
assert usage.cached_content_token_count == cache.usage_metadata.total_token_count, usage
assert usage.prompt_token_count > usage.cached_content_token_count, usage
assert usage.total_token_count == usage.prompt_token_count + usage.candidates_token_count, usage
assert client.caches.get(name=cache.name).expire_time == exact.expire_time
print("generated, and use extends nothing")

chunks = list(client.models.generate_content_stream(
    model=model, contents="harbour?",
    config=types.GenerateContentConfig(cached_content=cache.name)))
assert len(chunks) > 3 and "closes at nine" in "".join(chunk.text or "" for chunk in chunks)
assert chunks[-1].candidates[0].finish_reason == types.FinishReason.STOP, chunks[-1]
assert chunks[-1].usage_metadata.candidates_token_count > 0, chunks[-1]
print("streamed")

fails(400, "INVALID_ARGUMENT", lambda: client.models.generate_content(
    model=model, contents="harbour?", config=types.GenerateContentConfig(
        cached_content=cache.name, system_instruction="Be brief.")))
print("no system beside the cache")

client.caches.delete(name=cache.name)
fails(403, "PERMISSION_DENIED", lambda: client.caches.get(name=cache.name))
fails(403, "PERMISSION_DENIED", lambda: client.caches.delete(name=cache.name))
fails(403, "PERMISSION_DENIED", lambda: client.models.generate_content(
    model=model, contents="harbour?",
    config=types.GenerateContentConfig(cached_content=cache.name)))
print("deleted")

chat = client.chats.create(model=model, config=types.GenerateContentConfig(
    system_instruction=seed))
assert "closes at nine" in chat.send_message("When does the harbour close?").text
assert "Following up on your last question" in chat.send_message("Tell me more").text
assert [entry.name for entry in client.models.list()] == ["models/" + model]
print("chatted without a cache")

"""What Prometheus' own client reads from /metrics. Arguments: base URL, model. A line for each step."""

import os
import sys
import urllib.request

from openai import OpenAI
from prometheus_client.parser import text_string_to_metric_families

base, model = sys.argv[1:3]
key = os.environ["CTXCHAT_API_KEY"]
root = base.removesuffix("/v1")


def get(path, key=None):
    request = urllib.request.Request(root + path)
    if key:
        request.add_header("Authorization", f"Bearer {key}")
    with urllib.request.urlopen(request) as reply:
        return reply.headers, reply.read().decode()


def families():
    headers, text = get("/metrics", key)
    assert headers["Content-Type"].startswith("text/plain; version=0.0.4"), headers
    return {family.name: family for family in text_string_to_metric_families(text)}


_, health = get("/healthz")
assert '"ok"' in health, health
print("healthy")

before = families()
assert before["ctxchat_requests"].type == "counter", before
assert before["ctxchat_request_seconds"].type == "histogram", before
print("read", len(before))

client = OpenAI(base_url=base, api_key=key)
reply = client.chat.completions.create(model=model, messages=[{"role": "user", "content": "What is a seed?"}])
assert reply.usage.completion_tokens > 0
after = families()
tokens = {sample.labels["kind"]: sample.value for sample in after["ctxchat_tokens"].samples if sample.name.endswith("_total")}
assert tokens["completion"] == reply.usage.completion_tokens, tokens
assert tokens["prompt"] == reply.usage.prompt_tokens, tokens
print("counted", tokens)

samples = after["ctxchat_request_seconds"].samples
buckets = [sample.value for sample in samples if sample.name.endswith("_bucket")]
count = next(sample.value for sample in samples if sample.name.endswith("_count"))
assert buckets == sorted(buckets) and buckets[-1] == count, samples
print("ascending", count)

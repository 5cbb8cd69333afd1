"""OpenAI's own Python client against a gateway: responses, chains and conversations.

usage: CTXCHAT_API_KEY=KEY openai_responses.py BASE_URL MODEL
Prints one line per step that went as it should, and fails at the first that does not.
"""
import os
import sys

import openai

base_url, model = sys.argv[1:3]
client = openai.OpenAI(base_url=base_url, api_key=os.environ["CTXCHAT_API_KEY"], max_retries=0)
seed = {"role": "developer", "content": "# Facts\n\n## Harbour\n\nThe harbour of Norrvik closes at nine."}
question = {"role": "user", "content": "When does the harbour close?"}


def fails(status, code, call):
    try:
        call()
    except openai.APIStatusError as error:
        assert error.status_code == status, (error.status_code, error)
        assert code is None or error.code == code, (error.code, error)
        return error
    raise AssertionError("it did not fail")


root = client.responses.create(model=model, input=[seed, question])
assert root.status == "completed" and "closes at nine" in root.output_text, root
assert root.usage.input_tokens_details.cached_tokens == 0, root.usage
assert root.usage.total_tokens == root.usage.input_tokens + root.usage.output_tokens, root.usage
print("created")

kinds, text, last = [], "", None
for event in client.responses.create(
        model=model, input="Tell me more about it", previous_response_id=root.id, stream=True):
    assert event.sequence_number == len(kinds), event
    kinds.append(event.type)
    if event.type == "response.output_text.delta":
        text += event.delta
    last = event
assert kinds[:4] == ["response.created", "response.in_progress", "response.output_item.added",
                     "response.content_part.added"], kinds
assert kinds[-4:] == ["response.output_text.done", "response.content_part.done",
                      "response.output_item.done", "response.completed"], kinds
head = last.response
assert head.output_text == text and head.previous_response_id == root.id, head
assert head.usage.input_tokens > head.usage.input_tokens_details.cached_tokens > 0, head.usage
print("streamed, on a chain")

# The helper that collects a stream demands its events in their order.
with client.responses.stream(
        model=model, input="When does the harbour close?", previous_response_id=head.id) as stream:
    for _ in stream:
        pass
    final = stream.get_final_response()
assert "closes at nine" in final.output_text, final
print("streamed, with the helper")

forks = [client.responses.create(model=model, input="harbour?", previous_response_id=root.id)
         for _ in range(2)]
assert forks[0].id != forks[1].id and forks[0].output_text == forks[1].output_text
assert forks[0].usage.input_tokens == forks[1].usage.input_tokens
print("forked twice from one node")

kept = client.responses.retrieve(root.id)
assert kept.to_dict() == root.to_dict(), (kept, root)
items = client.responses.input_items.list(root.id, order="asc").data
assert [item.role for item in items] == ["developer", "user"], items
pages = list(client.responses.input_items.list(root.id, order="asc", limit=1))
assert [item.id for item in pages] == [item.id for item in items], pages
print("retrieved, with its input")

lost = client.responses.create(model=model, input="harbour?", store=False)
fails(400, "previous_response_not_found", lambda: client.responses.create(
    model=model, input="and?", previous_response_id=lost.id))
fails(404, None, lambda: client.responses.retrieve(lost.id))
print("not stored, not found")

client.responses.delete(head.id)
error = fails(400, "previous_response_not_found", lambda: client.responses.create(
    model=model, input="and?", previous_response_id=head.id, stream=True))
assert error.param == "previous_response_id", error
fails(404, None, lambda: client.responses.delete(head.id))
print("deleted")

short = client.responses.create(model=model, input=[seed, question], max_output_tokens=3)
assert short.status == "incomplete", short
assert short.incomplete_details.reason == "max_output_tokens", short
print("incomplete")

conversation = client.conversations.create(items=[seed], metadata={"label": "harbour"})
assert client.conversations.retrieve(conversation.id).metadata == {"label": "harbour"}
changed = client.conversations.update(conversation.id, metadata={"label": "north"})
assert changed.metadata == {"label": "north"}, changed
answer = client.responses.create(model=model, input=[question], conversation=conversation.id)
assert "closes at nine" in answer.output_text, answer
assert answer.conversation.id == conversation.id, answer
items = list(client.conversations.items.list(conversation.id, order="asc", limit=2))
assert [item.role for item in items] == ["developer", "user", "assistant"], items
assert client.conversations.items.retrieve(
    items[1].id, conversation_id=conversation.id).id == items[1].id
for item in items[1:]:
    client.conversations.items.delete(item.id, conversation_id=conversation.id)
assert len(list(client.conversations.items.list(conversation.id))) == 1
added = client.conversations.items.create(conversation.id, items=[question])
assert len(added.data) == 1, added
fails(400, None, lambda: client.conversations.create(items=[question] * 21))
fails(400, None, lambda: client.responses.create(
    model=model, input="a", conversation=conversation.id, previous_response_id=root.id))
assert client.conversations.delete(conversation.id).deleted
fails(404, None, lambda: client.conversations.retrieve(conversation.id))
print("conversed")

# What the client does not notice: whoever reads with it must look for the last event.
for fault, last in [("eof50", "response.output_text.delta"), ("failed", "response.failed"),
                    ("errevent", "error"), ("gonefailed", "response.failed")]:
    events = list(client.responses.create(
        model=model, input=[seed, question], stream=True, extra_headers={"x-gateway-fault": fault}))
    assert events[-1].type == last, (fault, events[-1])
fails(400, "conversation_locked", lambda: client.responses.create(
    model=model, input="a", extra_headers={"x-gateway-fault": "locked"}))
refusal = client.responses.create(
    model=model, input="a", extra_headers={"x-gateway-fault": "refusal"})
assert refusal.output[0].content[0].type == "refusal" and refusal.output_text == "", refusal
count = client.responses.input_tokens.count(
    model=model, input="harbour?", previous_response_id=root.id)
assert count.input_tokens == forks[0].usage.input_tokens, (count, forks[0].usage)
print("failed in every way")

assert [entry.id for entry in client.models.list()] == [model]
chat = client.chat.completions.create(model=model, messages=[
    {"role": "system", "content": seed["content"]}, question])
assert "closes at nine" in chat.choices[0].message.content, chat
print("chatted without a context")

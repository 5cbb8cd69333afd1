// swift-format-ignore-file
// Made by Scripts/generate-guide-texts from docs/api.md: edit that.

extension ShippedText {
  /// The reference of the API, docs/api.md.
  static let apiReference = ##"""
    # The context cache API

    ## Overview

    ### What a context is

    A context is a list of messages that the server has read once and keeps in its cache. Chat requests name it by its id instead of sending those messages again, and pay less for them.

    ### The two endpoints

    The API has two endpoints, both `POST` with a JSON body. The first creates a context, the second chats on it. There is no endpoint to list, read, change or delete contexts, so a client must remember the ids by itself.

    | Endpoint | What it does |
    |---|---|
    | `POST {base}/context/create` | stores messages in the cache, answers with an id |
    | `POST {base}/context/chat/completions` | answers messages on top of a cached context |

    ### Base URLs

    The base URL of the gateway is `https://gateway.serevixai.ai/v1`; that of Volcengine Ark is `https://ark.cn-beijing.volces.com/api/v3`. The embedded gateway of ctxchat prints its own, such as `http://127.0.0.1:8080/v1`. Some gateways take a `context_id` on `/chat/completions` as well.

    ### Other APIs

    This page is about the API of profiles that set no `api`. Each of the others has a page of its own:

    - [The Responses API](responses.md) of OpenAI, Ark, LM Studio, vLLM, Qwen and others: `"api": "responses"`
    - [Gemini's cached contents](gemini.md): `"api": "gemini"`
    - [Plain chat completions](chat.md) of Ollama, llama.cpp, vLLM, LM Studio, OpenRouter, DeepSeek and others: `"api": "chat"`

    ### Headers and authentication

    | Header | Value |
    |---|---|
    | `Authorization` | `Bearer` and the API key; required |
    | `Content-Type` | `application/json`; required |
    | `Accept` | `application/json`; for streams `text/event-stream, application/json` |
    | `X-Client-Request-Id` | optional: an id of your own for each attempt; the embedded gateway repeats it in the reply |

    The reply carries the server's request id in `x-request-id` or `x-tt-logid`. Keep it for error reports.

    ## Creating a context

    ### Fields of the create request

    | Field | Type | Required | Default | Rule |
    |---|---|---|---|---|
    | `model` | string | yes | | model name, or endpoint id on Ark |
    | `messages` | array | yes | | the messages to cache; the last may be user or system, not assistant |
    | `mode` | string | no | `session` | `session` or `common_prefix`; not every model has both |
    | `ttl` | integer | no | 86400 | seconds, 3600 to 604800; starts again at every use |
    | `truncation_strategy` | object | no | depends on the model | session mode only |

    ### Example of a create request

    ```sh
    curl "$BASE/context/create" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{
      "model": "Doubao-1.5-pro-32k",
      "mode": "session",
      "ttl": 3600,
      "messages": [{"role": "system", "content": "You know this manual: …"}]
    }'
    ```

    ### The ttl field: lifetime of a context

    `ttl` is the time to live in seconds, from 3600 (one hour) to 604800 (seven days); the default is 86400 (one day). Every use restarts the clock. A server may grant another value than requested, and some write it as a string: trust the reply.

    ### The truncation_strategy field

    In session mode the remembered turns grow until some must be dropped. The `type` of `truncation_strategy` chooses which:

    | `type` | Other fields | Effect |
    |---|---|---|
    | `last_history_tokens` | `last_history_tokens`: 0 to 32768 | at most this many tokens of turns are kept |
    | `rolling_tokens` | `rolling_tokens`: true, `max_window_tokens`, `rolling_window_tokens` | when the window is full, a block of the oldest tokens is dropped; with `rolling_tokens`: false nothing is dropped |

    ### The reply to create

    The reply contains the id and the granted values. `model` may be missing, and a common_prefix context has no `truncation_strategy`. `usage` may be missing: the embedded gateway has none in front of an upstream, whose tokenizer it does not know. An id is opaque: do not parse it. A context can be used only by the account and with the model that it was created for.

    ```json
    {
      "id": "ctx-20241211104333-12345",
      "mode": "session",
      "ttl": 3600,
      "truncation_strategy": {"type": "last_history_tokens", "last_history_tokens": 4096},
      "usage": {"prompt_tokens": 1630, "completion_tokens": 0, "total_tokens": 1630,
                "prompt_tokens_details": {"cached_tokens": 0}}
    }
    ```

    ## Chatting on a context

    ### Fields of the chat request

    | Field | Type | Required | Rule |
    |---|---|---|---|
    | `context_id` | string | yes | the id that create answered with |
    | `model` | string | yes | the model of the context |
    | `messages` | array | yes | objects with `role` and `content`; the last may not be assistant |
    | `temperature` | number | no | 0 to 2; higher is more random |
    | `top_p` | number | no | 0 to 1; instead of temperature |
    | `n` | integer | no | how many replies, 1 or more |
    | `stream` | boolean | no | `true` for a stream of events; default `false` |
    | `stream_options` | object | no | `{"include_usage": true}`, only with `stream` |
    | `stop` | string or array | no | one text, or up to 4, that end the reply |
    | `max_tokens` | integer | no | the longest reply in tokens |
    | `presence_penalty` | number | no | −2 to 2; positive values favour new topics |
    | `frequency_penalty` | number | no | −2 to 2; positive values avoid repetition |

    ### Roles in messages

    Each message has a `role` and a `content`. The roles are `system` for instructions, `user` for the person, and `assistant` for earlier replies. The last message of a request must not be the assistant's.

    ### What cannot be used with a context

    `tools`, `thinking` and `response_format` are refused together with a context. Send only the fields that you want to set; a `null` counts as absent.

    ### Session mode

    In session mode the server adds every turn to the context. Send only the newest message: sending earlier ones again puts them into the memory twice. A session context takes one request at a time; a second one meanwhile gets a 403 with the code `OperationDenied.InvalidState` and a message that says `InProgress`.

    ### Common prefix mode

    In common_prefix mode the cache contains only the messages of the creation and never grows. Send all later turns with every request. Any number of requests may use the context at once, so it suits many conversations or users.

    ### Example of a chat request

    ```sh
    curl "$BASE/context/chat/completions" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{
      "context_id": "ctx-20241211104333-12345",
      "model": "Doubao-1.5-pro-32k",
      "messages": [{"role": "user", "content": "Which chapter speaks of pumps?"}],
      "temperature": 0.7,
      "stream": true,
      "stream_options": {"include_usage": true}
    }'
    ```

    ## Replies

    ### A reply in one piece

    A reply in one piece is a `chat.completion` object. `index` of a choice may be missing when there is only one. `model` is the version that answered, which may be more exact than the requested one.

    ```json
    {
      "id": "chatcmpl-1234567890", "object": "chat.completion", "created": 1733913813,
      "model": "Doubao-1.5-pro-32k",
      "choices": [{"index": 0, "message": {"role": "assistant", "content": "Chapter 3."},
                   "finish_reason": "stop"}],
      "usage": {"prompt_tokens": 1655, "completion_tokens": 5, "total_tokens": 1660,
                "prompt_tokens_details": {"cached_tokens": 1630},
                "completion_tokens_details": {"reasoning_tokens": 0}}
    }
    ```

    ### finish_reason

    | `finish_reason` | Meaning |
    |---|---|
    | `stop` | the reply is complete, or a stop text was reached |
    | `length` | `max_tokens` or the window was reached |
    | `content_filter` | moderation cut it |
    | `tool_calls` | the model wants to call a tool |

    Other servers use other words. A reply counts as complete only with a word that is known to mean it. The word `null`, an empty text and an unknown word do not end a reply; an unknown word is shown, and the reply does not count as complete.

    | Meaning | Words of other servers, in any case, with `-` or `_` |
    |---|---|
    | complete | `eos`, `eos_token`, `end_turn`, `stop_sequence`, `complete`, `finish`, `FINISH_REASON_STOP`, `function_call`, `tool_use` |
    | cut at a limit | `max_tokens`, `max_output_tokens`, `model_length`, `max_len`, `model_context_window_exceeded`, `error_limit`, `continuation`, `compaction` |
    | cut by moderation | `content_filtered`, `sensitive`, `safety`, `recitation`, `blocklist`, `prohibited_content`, `guardrail_intervened`, `error_toxic`, `escalation` |
    | refused | `refusal`; also a `refusal` beside the `content` |
    | failed | `error`, `abort`, `cancelled`, `timeout`, `network_error`, `insufficient_system_resource`, `malformed_function_call`, `other`, `pause_turn`, `pup_limited_disabled` |

    ### Usage and cached tokens

    `prompt_tokens` counts the whole prompt and includes `cached_tokens`, the part that came from the cache at its lower price; the fresh part is the difference. Adding both up counts the cached part twice. Zero cached tokens are normal on the first request. `completion_tokens` includes `reasoning_tokens`.

    | Count | Other names, and who uses them |
    |---|---|
    | `prompt_tokens` | `input_tokens` (OpenAI Responses, DashScope), `promptTokenCount` (Gemini); `input_tokens` plus `cache_read_input_tokens` plus `cache_creation_input_tokens` (Anthropic) |
    | cached tokens | `prompt_cache_hit_tokens` (DeepSeek), `cached_tokens` beside the others (Kimi), `input_tokens_details.cached_tokens`, `cachedContentTokenCount` (Gemini), `cache_read_input_tokens` (Anthropic) |
    | `completion_tokens` | `output_tokens`; `candidatesTokenCount` plus `thoughtsTokenCount` (Gemini) |
    | reasoning tokens | `output_tokens_details.reasoning_tokens`, `thoughtsTokenCount`, `reasoning_tokens` beside the others |

    They are in `usage` of the chunk or of a choice, in `usageMetadata`, or in `x_groq.usage`.

    ### Streaming a reply

    To stream a reply, send `"stream": true`: it is then returned as a stream of server-sent events. Each is a line `data:` with a `chat.completion.chunk` object, whose choices carry a `delta` with the next piece of `content` and perhaps `reasoning_content`. The last chunk of a choice has its `finish_reason`; `data: [DONE]` ends the stream.

    ```
    data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":"Chap"}}],"usage":null}

    data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"ter 3."},"finish_reason":"stop"}],"usage":null}

    data: {"object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":1655,"completion_tokens":5,"total_tokens":1660}}

    data: [DONE]
    ```

    ### Usage in a stream

    A stream has no usage unless the request says `"stream_options": {"include_usage": true}`. Then one more chunk with an empty list of choices comes before `[DONE]` and carries it.

    ### When a stream breaks off

    A stream that ends with neither a `finish_reason` nor `[DONE]` was cut: the text is only a part. Errors can also come as an event with an `error` object in the middle of a stream, although the status was 200. Lines that begin with a colon are comments that keep the connection open.

    ### What streams look like in the wild

    Servers differ, and a client that reads them must be lenient without losing text:

    - one line end between events instead of two, several JSON values in one event, a value over several `data:` lines, lines of JSON without `data:`, a whole JSON reply for a stream, a list of chunks;
    - `content` as a list of parts, reasoning under `reasoning_content`, `reasoning`, `reasoning_text`, in a part `thinking`, or in the text between `<think>` and `</think>`;
    - `delta` and `message` in one choice, a last chunk that repeats the whole reply, an `index` that rises with every chunk;
    - envelopes around good replies (`"code": 0, "message": "Success"`, `data`, `result`, `output`, `base_resp`), heartbeats that have a `message`;
    - an `error` in a choice, beside a `finish_reason` or after it, as an object, as a text, as JSON in a text, or only as `"success": false` or a code: the reply failed, whatever else is there;
    - a refusal in `refusal` instead of `content`;
    - half a surrogate pair, or bytes that are not UTF-8: they become U+FFFD;
    - a compressed body that was not requested.

    Unreadable parts are counted, the beginning of the first is shown, and the reply does not count as complete.

    ## Errors

    ### The error body

    An error has an HTTP status of 400 or more and a JSON body. Classify by the status first and by the code second, as servers differ in the rest.

    ```json
    {"error": {"code": "InvalidParameter.temperature", "message": "temperature is 3.0; it must be between 0.0 and 2.0.",
               "param": "temperature", "type": "BadRequest"}}
    ```

    The gateway of ctxchat adds `"stored": false` where a turn that failed is certainly not in the memory of its context, also in the error
    event of a stream. Where the member is missing, only a status says something about that.

    ### Table of errors

    | Status | Code | Meaning |
    |---|---|---|
    | 400 | `MissingParameter.*`, `InvalidParameter.*`, `InvalidArgumentError.*` | the request is wrong; see `message` and `param` |
    | 400 | `*SensitiveContentDetected*`, `*RiskDetection*` | refused by moderation: change the text |
    | 401 | `AuthenticationError` | the API key is missing or wrong |
    | 403 | `OperationDenied.InvalidState` | the session context is busy: wait |
    | 403 | `AccessDenied`, `OperationDenied.ServiceNotOpen`, `AccountOverdueError` | the account |
    | 404 | `InvalidEndpointOrModel.*`, `ModelNotOpen`, `UnsupportedModel` | the model or endpoint name |
    | 404 | `NotFound.*` | the context, probably |
    | 408, 409 | `RequestTimeout`, `RequestTimeout.Upstream`, `Conflict.Upstream` | the request did not arrive in time, or is in conflict with another; an upstream's 408 and 409 are passed on unchanged |
    | 429 | `RateLimitExceeded.*`, `ServerOverloaded`, `RequestBurstTooFast` | too fast: wait and try again |
    | 429 | `QuotaExceeded`, `SetLimitExceeded`, `InflightBatchsizeExceeded` | waiting some seconds will not help |
    | 500 | `InternalServiceError` | the server |
    | 503 | `ModelLoading`; llama.cpp: `Loading model` in the message | the model is not in memory yet: not run, try again |

    ### A lost or expired context

    No code is documented for a context that is gone. It shows as a 404 with a JSON body whose code is not about the model, or as a 400 about `context_id`, or by a message that says that the context does not exist or has expired. A 404 without a JSON body is a wrong base URL instead. Create the context again to continue.

    ### What can be retried

    | Request | Safe to repeat |
    |---|---|
    | create | after 408, 409, 429, 500 and above, timeouts and failed connections; each may leave an unused context behind |
    | chat | after a 429 that clears, a 403 `InvalidState`, and when the request was never sent |

    Wait half a second and then twice as long each time, or as many seconds as the `Retry-After` header says. Never repeat a session request after a timeout: the server may have stored the turn.

    """##
}

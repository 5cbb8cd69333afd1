import Basics
import ChatModel

/// Makes streams of every valid shape that was met, mixed at random, and keeps its own record of them.
struct StreamMaker {
  private var random: SplitMix
  /// The values of the stream, each a JSON text.
  private var values: [String] = []
  /// The texts as a server that repeats them would: reasoning within the text included.
  private var sent = ""
  private var made = MadeStream(bytes: [], content: "", reasoning: "", ending: .complete)
  private var isEnded = false
  /// True if the texts are so strange that only bytes in memory can carry them.
  private let allowsBadBytes: Bool

  init(seed: UInt64, allowsBadBytes: Bool) {
    random = SplitMix(seed: seed)
    self.allowsBadBytes = allowsBadBytes
  }

  static func make(seed: UInt64, allowsBadBytes: Bool = true) -> MadeStream {
    var maker = StreamMaker(seed: seed, allowsBadBytes: allowsBadBytes)
    return maker.make()
  }

  private mutating func make() -> MadeStream {
    if random.oneIn(12) {
      makeWhole()
      return made
    }
    makeReasoning()
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      if random.oneIn(6) { values.append(random.pick(Self.signsOfLife)) }
      say(text())
    }
    if random.oneIn(10) { refuse() }
    end()
    frame()
    return made
  }

  // MARK: Texts

  private static let words = [
    "Hello", " there", "今日は", "世界", "\n", "\"quoted\"", "\\path\\", "😀", "a<b>", " <think> ", "`x`",
    "é", "\t", "{\"a\":1}", "data: x", "[DONE]", "  ", "👩‍👩‍👧", "\u{2028}", "0",
  ]

  private mutating func text() -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(Self.words) }.joined()
  }

  /// A JSON string, some letters of it as escapes.
  private mutating func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        guard scalar.value > 0x7F, random.oneIn(2) else {
          result.unicodeScalars.append(scalar)
          continue
        }
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }

  // MARK: Reasoning

  private mutating func makeReasoning() {
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      // In the text, as a server without a parser of it sends it. What is cut anywhere comes whole.
      let thoughts = "Let me see. " + random.pick(["今", "a < b", "</thin"]) + "\n"
      let opening = "<think>\n\(thoughts)</think>\n\n"
      made.reasoning += thoughts
      let place = Int.random(in: 1..<opening.count, using: &random)
      for piece in [String(opening.prefix(place)), String(opening.dropFirst(place))] {
        sent += piece
        values.append(chunk(#"{"content":\#(json(piece))}"#))
      }
      // The first text after it must not begin with white space, which belongs to the tag.
      sent += "So: "
      made.content += "So: "
      values.append(chunk(#"{"content":"So: "}"#))
    case 1, 2:
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let thoughts = text()
        made.reasoning += thoughts
        let name = random.pick(["reasoning_content", "reasoning", "reasoning_text", "thinking"])
        values.append(
          random.oneIn(4)
            ? chunk(
              #"{"content":[{"type":"thinking","thinking":[{"type":"text","text":\#(json(thoughts))}]}]}"#
            )
            : chunk(#"{"role":"assistant","content":null,"\#(name)":\#(json(thoughts))}"#))
      }
    default: break
    }
  }

  // MARK: Pieces

  private mutating func say(_ text: String) {
    made.content += text
    sent += text
    let value = json(text)
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      values.append(chunk(#"{"content":[{"type":"text","text":\#(value)}]}"#))
    case 1:
      values.append(chunk(#"{"content":\#(value)}"#, beside: #","message":{"content":\#(value)}"#))
    case 2:
      let inner = chunk(#"{"content":\#(value)}"#)
      values.append(
        random.pick([
          #"{"code":0,"message":"Success","sid":"s",\#(inner.dropFirst())"#,
          #"{"code":200,"msg":"ok","data":\#(inner)}"#, #"[\#(inner)]"#,
          #"{"result":\#(inner)}"#,
          #"{\#(inner.dropFirst().dropLast()),"base_resp":{"status_code":0}}"#,
        ]))
    case 3 where allowsBadBytes: sayCut(text)
    default:
      values.append(chunk(#"{"role":"assistant","content":\#(value)}"#))
    }
  }

  /// A surrogate pair in two chunks, or one that is alone.
  private mutating func sayCut(_ text: String) {
    values.append(chunk(#"{"content":\#(json(text))}"#))
    if random.oneIn(2) {
      values.append(chunk(#"{"content":"x\ud83d"}"#))
      values.append(chunk(#"{"content":"\ude00y"}"#))
      made.content += "x😀y"
      sent += "x😀y"
    } else {
      values.append(chunk(#"{"content":"x\ud83dy"}"#))
      made.content += "x\u{FFFD}y"
      sent += "x\u{FFFD}y"
    }
  }

  private mutating func refuse() {
    let words = "I cannot help. "
    made.content += words
    sent += words
    made.ending = .refusal
    values.append(chunk(#"{"refusal":\#(json(words))}"#))
  }

  private mutating func chunk(_ delta: String, beside more: String = "", finish: String? = nil)
    -> String
  {
    let index = random.pick(["\"index\":0,", "\"index\":0,", "", "\"index\":\(values.count),"])
    let end =
      finish.map { ",\"finish_reason\":\($0)" } ?? random.pick(["", ",\"finish_reason\":null"])
    let head = random.pick([
      "", #""id":"c","object":"chat.completion.chunk","created":1,"model":"m","#,
      #""object":"chat.completion.chunk","usage":null,"#,
    ])
    return "{\(head)\"choices\":[{\(index)\"delta\":\(delta)\(end)\(more)}]}"
  }

  private static let signsOfLife = [
    "{}", #"{"type":"ping","message":"alive"}"#, #"{"choices":[]}"#, #"{"choices":null}"#,
    #"{"status":"processing","msg":"one moment"}"#, #"{"choices":[{"index":0,"delta":{}}]}"#,
    #"{"choices":[{"index":0,"delta":{"content":""},"finish_reason":"null"}]}"#,
  ]

  // MARK: The end

  private mutating func end() {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: fail()
    case 1:
      let word = random.pick(["sings", "partial", "??"])
      made.ending = .broken(word)
      values.append(chunk("{}", finish: "\"\(word)\""))
    case 2:
      let word = random.pick(["error", "abort", "network_error", "OTHER"])
      made.ending = .broken(word)
      values.append(chunk("{}", finish: "\"\(word)\""))
    case 3:
      made.ending = .broken("")
      isEnded = true
      return
    case 4:
      let noise = random.pick(["oops", "{not json", "upstream went away"])
      made.ending = .broken(noise)
      values.insert(noise, at: Int.random(in: 0...values.count, using: &random))
      values.append(chunk("{}", finish: "\"stop\""))
    default: finish()
    }
    if random.oneIn(2) { count() }
  }

  private mutating func finish() {
    var word = random.pick(["stop", "STOP", "eos", "end_turn", "FINISH_REASON_STOP"])
    if made.ending == .complete {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        made.ending = .length
        word = random.pick(["length", "max_tokens", "MAX_TOKENS", "model_length"])
      case 1:
        made.ending = .filter
        word = random.pick(["content_filter", "SAFETY", "sensitive"])
      default: break
      }
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      // The last chunk repeats the whole.
      let whole =
        random.oneIn(2) ? sent : String(sent.reversed().drop { $0.isWhitespace }.reversed())
      values.append(
        #"{"object":"chat.completion","choices":[{"finish_reason":"\#(word)","message":{"role":"assistant","content":\#(json(whole))}}]}"#
      )
    case 1 where made.ending != .refusal:
      let text = text()
      made.content += text
      sent += text
      values.append(chunk(#"{"content":\#(json(text))}"#, finish: "\"\(word)\""))
    default: values.append(chunk("{}", finish: "\"\(word)\""))
    }
  }

  private mutating func fail() {
    made.ending = .broken("gone")
    values.append(
      random.pick([
        #"{"error":{"code":"502","message":"gone"}}"#, #"{"error":"gone"}"#,
        chunk("{}", beside: #","error":{"message":"gone"}"#, finish: "\"stop\""),
        #"{"error":{"message":{"detail":{"text":"gone"}}}}"#,
        #"{"error":{"message":"{\"error\":{\"message\":\"gone\"}}"}}"#,
        #"{"code":10013,"message":"gone"}"#, #"{"success":false,"message":"gone"}"#,
        #"{"base_resp":{"status_code":1004,"status_msg":"gone"},"choices":null}"#,
      ]))
    isEnded = true
  }

  private mutating func count() {
    guard !isEnded else { return }
    let prompt = Int.random(in: 1...9999, using: &random)
    let completion = Int.random(in: 0...999, using: &random)
    let cached = Int.random(in: 0...prompt, using: &random)
    made.usage = Usage(promptTokens: prompt, completionTokens: completion, cachedTokens: cached)
    let details = random.pick([
      #""prompt_tokens":\#(prompt),"completion_tokens":\#(completion),"prompt_tokens_details":{"cached_tokens":\#(cached)}"#,
      #""input_tokens":\#(prompt),"output_tokens":\#(completion),"input_tokens_details":{"cached_tokens":\#(cached)}"#,
      #""prompt_tokens":"\#(prompt)","completion_tokens":\#(completion),"prompt_cache_hit_tokens":\#(cached)"#,
    ])
    values.append(#"{"choices":[],"usage":{\#(details)}}"#)
  }

  // MARK: Framing

  private mutating func frame() {
    var text = random.pick(["", "\u{FEFF}", ": hello\n\n", "\n", "event: message\n"])
    let end = random.pick(["\n", "\n", "\r\n", "\r"])
    let style = Int.random(in: 0..<8, using: &random)
    let isLines =
      style == 0 && end != "\r" && !values.contains { !$0.hasPrefix("{") && !$0.hasPrefix("[") }
    for value in values {
      let isAtStart = text.isEmpty || text.hasSuffix(end) || text.hasSuffix("\n")
      if isAtStart, random.oneIn(9) {
        text += random.pick([": keep-alive", "id: 4", "retry: 5"]) + end
      }
      switch style {
      case 0 where isLines: text += value + end
      case 1: text += "data: " + value + end
      case 4 where value.hasPrefix("{\""):
        // Several values in one line.
        text += "data:" + value + (random.oneIn(2) ? " " : end)
      case 2 where value.hasPrefix("{") && random.oneIn(2):
        // One value over two lines of data.
        text += "data: {" + end + "data: " + value.dropFirst() + end + end
      case 3 where random.oneIn(2): text += "data:data: " + value + end + end
      default:
        text += (isAtStart ? "" : end) + "data:" + random.pick(["", " "]) + value + end + end
      }
    }
    if !isEnded, random.oneIn(2) { text += "data: [DONE]" + end + end }
    made.bytes = Array(text.utf8)
    if allowsBadBytes { spoil() }
  }

  /// One byte that is not text, within a word that is there once.
  private mutating func spoil() {
    guard random.oneIn(5), made.content.contains("Hello"),
      let place = made.bytes.indices.first(where: { made.bytes[$0...].starts(with: "Hello".utf8) }),
      made.bytes.indices.filter({ made.bytes[$0...].starts(with: "Hello".utf8) }).count == 1,
      !made.reasoning.contains("Hello")
    else { return }
    made.bytes[place + 1] = 0xFF
    made.content = made.content.replacing("Hello", with: "H\u{FFFD}llo")
  }

  private mutating func makeWhole() {
    let content = text()
    let reasoning = random.oneIn(2) ? text() : ""
    made.content = content
    made.reasoning = reasoning
    let finish = random.pick([#""finish_reason":"stop","#, "", #""finish_reason":null,"#])
    made.bytes = Array(
      #"{"id":"c","choices":[{\#(finish)"message":{"content":\#(json(content)),"reasoning_content":\#(json(reasoning))}}]}"#
        .utf8)
    if random.oneIn(2) { made.bytes += Array("\n\ndata: [DONE]\n\n".utf8) }
  }
}

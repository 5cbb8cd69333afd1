import FoundationEssentials
import Testing

@testable import Gateway

/// What people ask the shipped contexts, and under which heading the answer stands.
@Suite struct QuestionsTests {
  /// A question, the context that it goes to, and the heading that must come first.
  struct Case: Sendable, CustomTestStringConvertible {
    var question: String
    var context: String
    var heading: String
    /// True if that passage must be the first of those quoted.
    var isFirst: Bool
    var testDescription: String { "\(context): \(question)" }

    init(_ context: String, _ question: String, _ heading: String, isFirst: Bool = true) {
      self.context = context
      self.question = question
      self.heading = heading
      self.isFirst = isFirst
    }
  }

  static let cases: [Case] = [
    Case("guide", "How do I stop a reply?", "Stopping a reply"),
    Case("guide", "what is a context?", "What a context is"),
    Case("guide", "What is a context?\n\nand in one line?", "What a context is"),
    Case("guide", "which keys scroll?", "Scrolling the transcript"),
    Case("guide", "what does exit code 66 mean", "Exit codes"),
    Case("guide", "how do I use my own server", "Using your own server: upstream mode"),
    Case("guide", "can I use ollama?", "Using your own server: upstream mode"),
    Case("guide", "how do I switch contexts", "Switching between contexts"),
    Case(
      "guide", "what is the difference between session and common_prefix",
      "The two modes: session and common_prefix"),
    Case("guide", "how long does a context live?", "Time to live, and the states of a context"),
    Case("guide", "what happens when a context expires", "When a context has expired"),
    Case(
      "guide", "how do I create a context from a file",
      "Creating a context from files or standard input"),
    Case("guide", "import an existing id", "Importing a context id that exists"),
    Case("guide", "how do I copy code?", "Copying text"),
    Case(
      "guide", "clipboard does not work in tmux", "Copying does not reach the clipboard in tmux"),
    Case(
      "guide", "how can I enter a new line", "Shift+Enter sends instead of making a new line",
      isFirst: false),
    Case(
      "guide", "shift+enter sends the message", "Shift+Enter sends instead of making a new line"),
    Case("guide", "my screen is garbled", "The screen is garbled"),
    Case(
      "guide", "where is my API key stored?", "Privacy: where your data and your API key are stored"
    ),
    Case("guide", "where do I put the api key", "The API key"),
    Case("guide", "is my data private?", "Privacy: where your data and your API key are stored"),
    Case("guide", "how do I undo the last turn", "Retrying, editing and undoing a turn"),
    Case("guide", "what does unconfirmed mean", "Unconfirmed turns"),
    Case("guide", "what is a seam", "Rebuilding, and seams"),
    Case("guide", "how do I fork a conversation", "Forking a conversation"),
    Case("guide", "how do I quit", "Quitting, and coming back"),
    Case("guide", "how do I search old conversations", "Searching"),
    Case("guide", "set the temperature", "Parameters: temperature and the others"),
    Case("guide", "what does it cost", "What a context costs, and when it pays off"),
    Case("guide", "list of slash commands", "Slash commands"),
    Case("guide", "can I rebind keys?", "Changing the keys"),
    Case("guide", "error 429", "Error 429: rate limited"),
    Case("guide", "I get a 404", "Error 404 in a conversation"),
    Case("guide", "401 unauthorized", "Errors 401 and 403"),
    Case("guide", "how do I use it in a shell script", "Asking from a script"),
    Case("guide", "does my draft survive a crash?", "Drafts and history"),
    Case("guide", "attach a file to my prompt", "Putting a file into a prompt"),
    Case("guide", "what does F7 do", "When a context has expired", isFirst: false),
    Case("guide", "what is sent to the server?", "What is sent to the server"),
    Case("guide", "how do I delete a context", "Forgetting a context"),
    Case("guide", "are you an AI?", "What you are talking to in the demo"),
    Case("guide", "dark theme", "Themes and the mouse"),
    Case("guide", "where is the config file", "The configuration file"),
    Case("guide", "怎么切换上下文？", "Switching between contexts"),
    Case("guide", "如何停止回复", "Stopping a reply"),
    Case("api-reference", "what is the range of temperature?", "Fields of the chat request"),
    Case("api-reference", "which fields does create take?", "Fields of the create request"),
    Case(
      "api-reference", "what does a 403 InvalidState mean?", "What can be retried", isFirst: false),
    Case("api-reference", "how do I get usage in a stream", "Usage in a stream"),
    Case("api-reference", "what are cached tokens", "Usage and cached tokens"),
    Case("api-reference", "maximum ttl", "The ttl field: lifetime of a context"),
    Case("api-reference", "what can finish_reason be", "finish_reason"),
    Case("api-reference", "which errors can be retried", "What can be retried"),
    Case("api-reference", "truncation strategy", "The truncation_strategy field"),
    Case("api-reference", "what is the base url", "Base URLs"),
    Case("api-reference", "show me an example of a chat request", "Example of a chat request"),
    Case("api-reference", "can I use tools?", "What cannot be used with a context"),
    Case("api-reference", "which headers are needed?", "Headers and authentication"),
    Case("api-reference", "流式返回", "Streaming a reply"),
    Case("api-reference", "stream a reply", "Streaming a reply"),
    Case(
      "guide", "is the api key stored on disk",
      "Privacy: where your data and your API key are stored"),
    Case(
      "guide", "where is my data stored", "Privacy: where your data and your API key are stored"),
    Case("guide", "shell script", "Asking from a script"),
    Case("guide", "how do I get several replies at once", "Parameters: temperature and the others"),
    Case("guide", "api key", "The API key"),
    Case("中文指南", "怎么停止回复？", "停止回复"),
    Case("中文指南", "什么是上下文？", "上下文是什么"),
    Case("中文指南", "怎么切换上下文？", "切换上下文"),
    Case("中文指南", "退出码66是什么意思", "退出码"),
    Case("中文指南", "如何换行", "输入多行与换行"),
    Case("中文指南", "密钥放在哪里", "隐私：数据和密钥存放在哪里", isFirst: false),
    Case("中文指南", "上下文过期了怎么办？", "上下文过期以后"),
    Case("中文指南", "怎么用自己的服务器", "使用自己的服务器：上游模式"),
    Case("中文指南", "怎样导入已有的id", "导入已有的上下文 id"),
    Case("中文指南", "屏幕乱码", "屏幕乱码"),
    Case("中文指南", "能不能修改快捷键", "修改快捷键"),
    Case("中文指南", "复制代码", "复制与剪贴板"),
    Case("中文指南", "限流了怎么办", "错误 429：限流"),
    Case("中文指南", "stop a reply", "停止回复"),
    Case("中文指南", "两种模式有什么区别", "两种模式：session 与 common_prefix"),
    Case("中文指南", "未确认是什么意思", "未确认的一轮"),
    Case("中文指南", "怎么退出", "怎样退出"),
    Case("guide", "how do I rename a context", "The keys of the context menu"),
    Case("guide", "can I have several replies at once?", "Parameters: temperature and the others"),
    Case("guide", "how do I mark a system prompt", "System messages in a conversation"),
    Case(
      "guide", "does it retry automatically?", "Automatic retries, and other failures",
      isFirst: false),
    Case("guide", "what does F2 do?", "Switching between contexts", isFirst: false),
    Case("guide", "what is Ctrl+K in the menu", "The keys of the context menu"),
    Case("guide", "wrong base url", "A wrong base URL"),
    Case("guide", "how to read stdin", "Asking from a script", isFirst: false),
    Case("guide", "how do I connect to a real server", "Connecting to a real endpoint"),
    Case("api-reference", "what is a context?", "What a context is"),
    Case("api-reference", "how do I stream", "Streaming a reply", isFirst: false),
    Case("api-reference", "有哪些错误码", "Table of errors", isFirst: false),
    Case("api-reference", "what is presence_penalty", "Fields of the chat request"),
  ]

  private static let searches = Result {
    try Dictionary(
      uniqueKeysWithValues: ShippedContext.all.map { ($0.label, try PassageSearch([$0.seed])) })
  }

  @Test(arguments: cases + NewcomerQuestions.all)
  func `The first passage quoted is under the heading that answers`(_ item: Case) throws {
    let search = try #require(try Self.searches.get()[item.context])
    let answer = GuideAnswer(.sample(item.question, seed: []), search)
    let hits = try answer.hitsOfParts().hits
    let found = try search.search(Query(answer.question), limit: 4).hits.map {
      "\(search.passages[$0.place].headings.last?.text ?? "")"
        + " (\(($0.score * 10).rounded() / 10), \(($0.coverage * 100).rounded()) %)"
    }
    let headings = hits.map { search.passages[$0.place].headings.last?.text ?? "" }
    let wanted = item.heading.components(separatedBy: " + ")
    if item.isFirst, wanted.count == 1 {
      #expect(headings.first == item.heading, "\(found)")
    } else {
      #expect(wanted.allSatisfy(headings.contains), "\(headings) of \(found)")
    }
  }

  @Test(arguments: [
    "what is the capital of France?", "How tall is Mount Everest?", "write a poem about autumn",
    "今天天气怎么样", "hello", "xyzzy", "nano", "你好", "北京在哪里", "推荐一部电影",
  ])
  func `What no context speaks of is not answered with a quote`(_ question: String) throws {
    for label in ["guide", "中文指南"] {
      let search = try #require(try Self.searches.get()[label])
      let answer = try GuideAnswer.text(for: .sample(question, seed: []), search: search)
      #expect(!answer.contains(GuideWords.english.found), "\(answer)")
      #expect(!answer.contains(GuideWords.chinese.found), "\(answer)")
      #expect(answer.contains(label == "guide" ? "- Contexts" : "- 上下文"))
    }
  }

  @Test(arguments: [("nano keys", "nano"), ("emacs lisp", "lisp"), ("export to docx", "docx")])
  func `A word that nothing speaks of is named, whatever else was found`(
    _ question: String, _ word: String
  ) throws {
    let search = try #require(try Self.searches.get()["guide"])
    let answer = try GuideAnswer.text(for: .sample(question, seed: []), search: search)
    #expect(answer.contains("Nothing in it mentions “\(word)”.") || !answer.contains("says:"))
  }

  @Test(arguments: [
    ("ctx-guide-en", "怎么停止回复？", "“中文指南”"), ("ctx-guide-en", "今天天气怎么样", "“中文指南”"),
    ("ctx-guide-zh", "how do I stop a reply", "“guide”"), ("ctx-guide-zh", "vim", "“guide”"),
    ("ctx-guide-zh", "where is the config file?", "“guide”"),
  ])
  func `Over two languages it says so and names the context in the other`(
    _ id: String, _ question: String, _ name: String
  ) throws {
    let shipped = try #require(ShippedContext.all.first { $0.contextID == id })
    let search = try #require(try Self.searches.get()[shipped.label])
    let answer = try GuideAnswer.text(for: .sample(question, seed: [], id: id), search: search)
    #expect(answer.contains(name), "\(answer)")
  }

  @Test func `In one language it does not speak of another`() throws {
    for (label, question) in [("guide", "how do I stop a reply"), ("中文指南", "怎么停止回复")] {
      let search = try #require(try Self.searches.get()[label])
      let answer = try GuideAnswer.text(for: .sample(question, seed: []), search: search)
      #expect(!answer.contains(GuideWords.english.otherLanguage))
      #expect(!answer.contains(GuideWords.chinese.otherLanguage))
    }
  }
}

import ChatModel
import Testing

@testable import ChatUI

@Suite struct SetupFlowTests {
  /// A flow that a test answers, and the results of its work.
  private struct Talk {
    var flow: SetupFlow

    init(profiles: [String] = [], demo: Bool = true) {
      flow = SetupFlow(SetupFacts(path: "/c.json", profiles: profiles, offersDemo: demo))
    }

    var title: String { flow.question.title }
    var rows: [String] {
      switch flow.question.kind {
      case .choice(let rows, _): rows.map(\.title)
      case .text(let text): text.suggestions.map(\.title)
      case .waiting: []
      }
    }
    var standard: String? {
      guard case .choice(let rows, let standard) = flow.question.kind else { return nil }
      return rows[standard].title
    }
    var text: TextQuestion? {
      if case .text(let text) = flow.question.kind { text } else { nil }
    }

    mutating func choose(_ title: String) throws {
      flow.choose(try #require(rows.firstIndex { $0.hasPrefix(title) }, "\(title) of \(rows)"))
    }

    /// Takes the work that is asked for, and answers it.
    @discardableResult
    mutating func answer(_ result: SetupResult) throws -> SetupTask {
      let taken = flow.takeTask()
      let (serial, task) = try #require(taken)
      flow.take(result, of: serial)
      return task
    }

    /// To the question for the model.
    mutating func connect(_ models: [String] = ["m1", "m2"]) throws {
      try choose("Connect")
      try choose("chat")
      flow.enter("https://h.example/v1")
      try answer(.address(.good(.chat)))
      try choose("Type it")
      flow.enter("k-secret-1")
      try answer(.models(models))
    }
  }

  private static let works = [SetupFinding(.good, "It accepts the key.")]
  private static let badKey = [
    SetupFinding(.good, "h answers."), SetupFinding(.bad, "The key was refused.", place: .key),
  ]

  @Test func `From the first question to a written profile`() throws {
    var talk = Talk()
    #expect(talk.rows == ["Try the demo", "Connect an endpoint", "A server on this machine"])
    try talk.connect()
    #expect(talk.title == "Which model?" && talk.rows == ["m1", "m2"])
    talk.flow.enter("m2")
    guard case .test(let tried) = try talk.answer(.tested(Self.works)) else { throw Failure() }
    #expect(tried.model == "m2" && tried.key.value == "k-secret-1")
    #expect(talk.title == "It works." && talk.standard == "Save and start the chat")
    try talk.choose("Save")
    guard case .save(let draft, false) = try talk.answer(.saved) else { throw Failure() }
    #expect(draft.name == "h" && draft.isDefault)
    #expect(talk.flow.end == .saved(profile: "h", isDefault: true))
  }

  @Test func `What does not work is mended alone, then tested again`() throws {
    var talk = Talk()
    try talk.connect()
    talk.flow.enter("m2")
    try talk.answer(.tested(Self.badKey))
    #expect(talk.standard == "Change the key")
    try talk.choose("Change the key")
    #expect(talk.title.contains("key come from"))
    talk.flow.back()
    #expect(talk.title == "It does not work yet.", "Esc goes back to what was found")
    try talk.choose("Change the key")
    try talk.choose("Type it")
    talk.flow.enter("k-secret-2")
    guard case .test(let draft) = try talk.answer(.tested(Self.works)) else { throw Failure() }
    #expect(draft.model == "m2" && draft.key.value == "k-secret-2")
    #expect(draft.baseURL == "https://h.example/v1")
  }

  @Test func `A key that is refused before there is a model leads to the list of models`() throws {
    var talk = Talk()
    try talk.choose("Connect")
    try talk.choose("context")
    talk.flow.enter("https://h.example/v1")
    try talk.answer(.address(.good(.context)))
    try talk.choose("From an environment variable")
    talk.flow.enter("MY_KEY")
    try talk.answer(.tested([SetupFinding(.bad, "MY_KEY is not set.", place: .key)]))
    #expect(talk.standard == "Change the key" && talk.rows.first == "Type the model's name")
    try talk.choose("Change the key")
    try talk.choose("From a command")
    talk.flow.enter("pass show h")
    guard case .listModels(let draft) = try talk.answer(.models([])) else { throw Failure() }
    #expect(draft.keyWay == .command && draft.command == "pass show h")
    #expect(talk.title == "Which model?")
    #expect(talk.flow.question.lines.joined().contains("lists no models"))
  }

  @Test func `Going back loses nothing, to the first question`() throws {
    var talk = Talk()
    try talk.connect()
    talk.flow.back(keeping: "half a na")
    #expect(talk.text?.isSecret == true)
    #expect(talk.text?.placeholder.contains("Enter keeps it") == true)
    talk.flow.back(keeping: "")
    talk.flow.back()
    #expect(talk.text?.value == "https://h.example/v1")
    talk.flow.back(keeping: "https://other.example")
    talk.flow.back()
    talk.flow.back()
    #expect(talk.title.contains("Welcome"))
    talk.flow.back()
    #expect(talk.title.contains("Welcome") && talk.flow.end == nil)
    try talk.choose("Connect")
    #expect(talk.standard == "chat")
    try talk.choose("chat")
    #expect(talk.text?.value == "https://other.example")
    talk.flow.enter("https://other.example")
    try talk.answer(.address(.good(.chat)))
    try talk.choose("Type it")
    talk.flow.enter("")
    guard case .listModels(let draft) = try talk.answer(.models([])) else { throw Failure() }
    #expect(draft.key.value == "k-secret-1")
    #expect(talk.text?.value == "half a na")
  }

  @Test func `A late answer, and one to what was given up, changes nothing`() throws {
    var talk = Talk()
    try talk.choose("A server")
    let taken = talk.flow.takeTask()
    let first = try #require(taken).serial
    talk.flow.back()
    #expect(talk.title.contains("Welcome"))
    talk.flow.take(.servers([LocalServer(name: "x", baseURL: "u")], missing: []), of: first)
    #expect(talk.title.contains("Welcome"))
    try talk.choose("A server")
    talk.flow.take(.servers([], missing: []), of: first)
    #expect(talk.flow.isWaiting)
    try talk.answer(.servers([], missing: ["Ollama (port 11434)"]))
    #expect(talk.title == "No server was found on this machine.")
    #expect(talk.flow.question.lines.contains("Not found: Ollama (port 11434)."))
  }

  @Test func `A server of this machine makes the profile with Enter`() throws {
    var talk = Talk()
    try talk.choose("A server")
    let one = LocalServer(
      name: "llama.cpp", version: "b1", baseURL: "http://127.0.0.1:8080/v1", models: ["x.gguf"])
    try talk.answer(.servers([one], missing: []))
    try talk.choose("llama.cpp b1")
    guard case .save(let draft, _) = try talk.answer(.saved) else { throw Failure() }
    #expect(draft.model == "x.gguf" && draft.keyWay == .none && draft.api == .chat)
    #expect(talk.flow.end == .saved(profile: "llama.cpp", isDefault: true))
  }

  @Test func `One of several models is asked for, and a key where it is wanted`() throws {
    var talk = Talk()
    try talk.choose("A server")
    let two = LocalServer(name: "Ollama", baseURL: "http://127.0.0.1:1/v1", models: ["a", "b"])
    let closed = LocalServer(name: "vLLM", baseURL: "http://127.0.0.1:2/v1", wantsKey: true)
    try talk.answer(.servers([two, closed], missing: []))
    try talk.choose("vLLM")
    #expect(talk.title.contains("key come from"))
    talk.flow.back()
    try talk.choose("Ollama")
    #expect(talk.rows == ["a", "b"])
  }

  @Test func `A second profile is asked for its name, and whether it is the one to use`() throws {
    var talk = Talk(profiles: ["h"], demo: false)
    #expect(talk.rows.count == 2)
    try talk.connect()
    talk.flow.enter("m1")
    try talk.answer(.tested(Self.works))
    try talk.choose("Save")
    #expect(talk.text?.value == "h-2")
    talk.flow.enter("h")
    #expect(talk.flow.question.problem?.contains("“h”") == true)
    talk.flow.enter("work")
    try talk.choose("No")
    guard case .save(let draft, false) = try talk.answer(.saved) else { throw Failure() }
    #expect(draft.name == "work" && !draft.isDefault)
  }

  @Test func `A file that cannot be read is set aside only if that is said`() throws {
    var talk = Talk()
    try talk.connect()
    talk.flow.enter("m1")
    try talk.answer(.tested(Self.works))
    try talk.choose("Save")
    try talk.answer(.notSaved(SetupFinding(.bad, "c.json:3: broken"), canSetAside: true))
    #expect(talk.flow.question.lines == ["c.json:3: broken"] && talk.standard == "Try again")
    try talk.choose("Set the old file aside")
    guard case .save(_, true) = try talk.answer(.saved) else { throw Failure() }
  }

  @Test func `Clear text to another machine is asked about, once`() throws {
    var talk = Talk()
    try talk.choose("Connect")
    try talk.choose("chat")
    talk.flow.enter("http://192.0.2.1/v1")
    try talk.answer(.address(.insecure))
    #expect(talk.standard == "No, change the address")
    try talk.choose("Yes")
    #expect(talk.title.contains("key come from"))
    talk.flow.back()
    #expect(talk.text?.value == "http://192.0.2.1/v1", "the question is not asked backwards")
    talk.flow.enter("http://192.0.2.2/v1")
    try talk.answer(.address(.insecure))
    #expect(talk.standard == "No, change the address", "what was agreed to was another address")
  }

  @Test(arguments: [
    ("", "Type or paste"), ("two words", "no spaces"), ("schlüssel", "no spaces"),
    ("a\u{7}b", "no"),
  ])
  func `A key that no header can carry is refused at once`(key: String, says: String) throws {
    var talk = Talk()
    try talk.choose("Connect")
    try talk.choose("chat")
    talk.flow.enter("https://h.example/v1")
    try talk.answer(.address(.good(.chat)))
    try talk.choose("Type it")
    talk.flow.enter(key)
    #expect(talk.flow.question.problem?.contains(says) == true)
    #expect(talk.flow.takeTask() == nil)
  }

  @Test(arguments: ["", "9K", "MY KEY", "K-EY", "sk-4f9c-1b7d"])
  func `What is no name of a variable is refused at once`(name: String) throws {
    var talk = Talk()
    try talk.choose("Connect")
    try talk.choose("gemini")
    talk.flow.enter("https://h.example/v1")
    try talk.answer(.address(.good(.gemini)))
    try talk.choose("From an environment variable")
    talk.flow.enter(name)
    #expect(talk.flow.question.problem?.contains("name of a variable") == true)
  }

  @Test func `A key is in no description`() throws {
    var talk = Talk()
    try talk.connect()
    #expect(!"\(talk.flow)".contains("k-secret"))
    #expect(!"\(SetupTask.listModels(talk.flow.draft))".contains("k-secret"))
  }

  @Test(arguments: [
    ("https://api.openai.com/v1", "openai"), ("https://ark.cn-beijing.volces.com/api/v3", "ark"),
    ("https://generativelanguage.googleapis.com/v1beta", "gemini"),
    ("http://127.0.0.1:11434/v1", "local"), ("http://localhost:1/v1", "local"),
    ("http://[::1]:8080/v1", "local"), ("https://openrouter.ai/api/v1", "openrouter"),
  ])
  func `A profile is named by its host`(url: String, name: String) {
    #expect(KnownServices.profileName(of: url) == name)
  }

  private struct Failure: Error {}
}

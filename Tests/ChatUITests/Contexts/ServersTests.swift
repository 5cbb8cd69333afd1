import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

/// Profiles, models, and contexts that only a server has.
struct ServersTests {
  private let gemini = Sample.profile(
    "gem", modes: [.commonPrefix], lifetime: .absolute(60...31_536_000, standard: 3600),
    canExtend: true, canList: true, deletion: .whole)

  private func opened(_ profiles: [ProfileSummary]) -> TestApp {
    var app = TestApp.opened(columns: 120)
    app.receive(.profiles(profiles))
    return app
  }

  private func command(_ app: TestApp) -> SessionCommand? { app.commands.last }

  private let found = ServerContext(
    id: "cachedContents/abc", label: "law book", model: "gemini-x", tokens: 5000,
    expiresAt: Date.start.addingTimeInterval(7300))

  // MARK: Profiles

  @Test func `A profile is chosen by its name, and new contexts use it`() {
    var app = opened([Sample.profile(), gemini])
    app.submit("/profile gem")
    #expect(app.state.contexts.profiles.current == "gem")
    app.submit("/ctx new")
    #expect(app.shows("common_prefix"))
    #expect(!app.shows("session: the server keeps"))
    app.press("Tab", "Tab")
    app.type("Be brief.")
    app.press("Enter")
    guard case .createContext(let recipe)? = command(app) else {
      Issue.record("nothing is created")
      return
    }
    #expect(recipe.profile == "gem" && recipe.mode == .commonPrefix)
  }

  @Test func `A wrong name says which there are`() {
    var app = opened([Sample.profile(), gemini])
    app.submit("/profile gemm")
    #expect(app.told.contains("there are test, gem. Did you mean “gem”?"))
    #expect(app.state.contexts.profiles.current == "test")
  }

  @Test func `Without a name the profiles are a list to choose from`() {
    var app = opened([Sample.profile(), gemini])
    app.submit("/profile")
    #expect(app.shows("Profile of new contexts, now test"))
    app.type("gem")
    app.press("Enter")
    #expect(app.state.contexts.profiles.current == "gem")
  }

  // MARK: Models

  @Test func `The server's models are a list, and one of them is asked for`() {
    var app = opened([Sample.profile()])
    app.submit("/model")
    #expect(command(app) == .listModels(profile: "test"))
    app.receive(.models(profile: "test", ["model-a", "model-b", "other"]))
    #expect(app.shows("Model of “manual”, now model-a"))
    app.type("b")
    app.press("Enter")
    #expect(command(app) == .setModel(Sample.manual, "model-b"))
  }

  @Test func `A list of another profile opens nothing`() {
    var app = opened([Sample.profile()])
    app.receive(.models(profile: "elsewhere", ["x"]))
    app.receive(.models(profile: "test", []))
    #expect(app.state.overlays.isEmpty)
  }

  @Test func `A model that is named is asked for at once; the present one changes nothing`() {
    var app = opened([Sample.profile()])
    app.submit("/model model-z")
    #expect(command(app) == .setModel(Sample.manual, "model-z"))
    app.submit("/model model-a")
    #expect(app.told.contains("uses model-a"))
    #expect(app.commands.isEmpty)
  }

  // MARK: The menu

  @Test func `Opening the menu asks the servers that can list, and only those`() {
    var app = opened([Sample.profile()])
    app.press("F2")
    #expect(!app.commands.contains(.lookAtServers))
    app = opened([Sample.profile(), gemini])
    app.press("F2")
    #expect(app.commands.contains(.lookAtServers))
  }

  @Test func `What only the server has is listed last, and Enter records it`() {
    var app = opened([Sample.profile(), gemini])
    app.press("F2")
    app.receive(.serverContexts(profile: "gem", [found]))
    #expect(app.shows("law book"))
    #expect(app.shows("on the server only · 5.0k tokens · 2h 1m"))
    app.press("PageDown", "PageDown")
    #expect(app.shows("The server has this context"))
    app.press("Enter")
    #expect(command(app) == .importFound(found, profile: "gem"))
  }

  @Test func `What is recorded is not listed twice`() {
    var app = opened([gemini])
    var known = Sample.contexts
    known[0].context.contextID = found.id
    known[0].context.profile = "gem"
    app.receive(.contexts(known))
    app.receive(.serverContexts(profile: "gem", [found]))
    #expect(app.state.contexts.found.isEmpty)
    known[0].context.profile = "test"
    app.receive(.contexts(known))
    #expect(app.state.contexts.found.count == 1, "an id of another account")
  }

  @Test func `The filter finds contexts of servers and profiles by name`() {
    var app = opened([Sample.profile(), gemini])
    app.press("F2")
    app.receive(.serverContexts(profile: "gem", [found]))
    app.type("law")
    #expect(app.menu?.entries.map(\.found?.context.id) == ["cachedContents/abc"])
  }

  @Test func `Contexts of a profile stand together, with their profile beside them`() {
    var app = opened([Sample.profile(), gemini])
    var contexts = Sample.contexts
    for index in contexts.indices where index % 2 == 0 { contexts[index].context.profile = "gem" }
    app.receive(.contexts(contexts))
    app.press("F2")
    let profiles = app.menu?.entries.compactMap {
      $0.conversation == nil ? app.state.contexts[$0.context]?.context.profile : nil
    }
    let runs = (profiles ?? []).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    #expect(Set(runs).count == runs.count)
    #expect(app.shows("gem"))
  }

  // MARK: On the server

  @Test(arguments: [("2h", 7200), ("90m", 5400), ("60", 60), ("1d12h", 129_600)])
  func `A context is extended by a time that its API takes`(_ words: String, _ seconds: Int) {
    var app = opened([
      Sample.profile(
        lifetime: .absolute(60...31_536_000, standard: 3600), canExtend: true)
    ])
    app.submit("/ctx extend \(words)")
    #expect(command(app) == .extendContext(Sample.manual, seconds: seconds))
  }

  @Test(arguments: ["", "soon", "59", "0", "-2h", "9999999999"])
  func `A time that is none, or out of range, says what it may be`(_ words: String) {
    var app = opened([
      Sample.profile(lifetime: .absolute(60...31_536_000, standard: 3600), canExtend: true)
    ])
    app.submit("/ctx extend \(words)")
    #expect(app.commands.isEmpty)
    #expect(app.told.contains("a lifetime is 1m to 365d"))
  }

  @Test func `Kept by the server's call where there is one`() {
    var app = opened([
      Sample.profile(lifetime: .absolute(60...31_536_000, standard: 3600), canExtend: true)
    ])
    app.submit("/ctx keep 3d")
    #expect(command(app) == .extendContext(Sample.manual, seconds: 259_200))
    app.submit("/ctx keep 400d")
    #expect(app.commands.isEmpty && app.told.contains("1m to 365d"))
    app.submit("/ctx keep 2h")
    #expect(app.commands.isEmpty && app.told.contains("already kept for longer"))
  }

  @Test func `Kept by a question that is priced and asked about, else`() {
    var app = opened([Sample.profile(price: Price(currency: "CNY", cachedInput: 0.16))])
    app.submit("/ctx keep 3d")
    #expect(app.commands.isEmpty)
    #expect(app.shows("Its server has no request that only keeps a context"))
    app.press("Esc")
    #expect(app.commands.isEmpty)
    app.submit("/ctx keep 3d")
    app.press("Enter")
    let sent = app.commands.compactMap { command -> String? in
      if case .send(let request) = command { request.prompt } else { nil }
    }
    #expect(sent == [KeepPlan.prompt])
  }

  @Test(arguments: ["", "soon", "-1", "0"])
  func `A time to keep that is none is refused`(_ words: String) {
    var app = opened([Sample.profile()])
    app.submit("/ctx keep \(words)")
    #expect(app.commands.isEmpty && app.told.contains("/ctx keep takes a time"))
  }

  // Trap 5 (docs/responses.md): a deletion means something else on each server, so each has its own words.
  @Test func `A deletion says what it does on that server, and asks first`() {
    var app = opened([Sample.profile(deletion: .whole)])
    app.submit("/ctx delete")
    #expect(app.commands.isEmpty)
    #expect(app.shows("The cache is deleted on the server now"))
    app.press("Enter")
    #expect(command(app) == .deleteContext(Sample.manual))
    app = opened([Sample.profile()])
    app.submit("/ctx delete")
    #expect(app.commands.isEmpty && app.state.overlays.isEmpty)
    #expect(app.told.contains("cannot delete contexts"))
  }

  @Test func `A context is given only modes that its API has`() {
    var app = opened([Sample.profile(modes: [.chain])])
    app.submit("/ctx mode session")
    #expect(app.commands.isEmpty)
    #expect(app.told.contains("choose from chain"))
  }
}

extension TestApp {
  /// What was told last.
  fileprivate var told: String { notice ?? "" }
}

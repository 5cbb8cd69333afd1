import ArgumentParser
import ChatModel
import Testing

@testable import ctxchat

@Suite struct LineCompletionTests {
  private func offer(_ line: String) -> LineCompletion {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    return LineCompletion(
      words: Array(words.dropLast()), current: words.last ?? "", of: Ctxchat.self)
  }

  private func texts(_ line: String) -> [String] {
    guard case .words(let words) = offer(line).offer else { return [] }
    return words.map(\.text)
  }

  @Test(arguments: ["", "--demo ", "--config f --verbose ", "--context guide ", "--plain "])
  func `Commands follow where none is named`(line: String) {
    #expect(texts(line).starts(with: ["chat", "ask", "contexts", "history"]))
    #expect(texts(line).contains("help") && texts(line).contains("completion"))
  }

  @Test(arguments: [
    ("contexts ", "rebuild"), ("ctx --demo ", "rebuild"), ("--demo contexts ", "create"),
    ("history ", "export"), ("config ", "init"), ("help contexts ", "rebuild"),
    ("completion ", "zsh"), ("history export --format ", "html"), ("history export -f ", "json"),
    ("--api ", "responses:ark"), ("contexts create --mode ", "common_prefix"),
    ("contexts import x --mode ", "session"), ("contexts extend guide ", "24h"),
    ("contexts create --ttl ", "7d"), ("--api=", "--api=gemini"),
  ])
  func `A word is one of those offered`(line: String, word: String) {
    #expect(texts(line).contains(word), "\(texts(line))")
  }

  @Test(arguments: [
    ("contexts show ", WordKind.contexts), ("--context ", .contexts),
    ("chat --context ", .contexts),
    ("ask --context ", .contexts), ("ask --context=", .contexts),
    ("ask hello --context ", .contexts),
    ("contexts restore ", .trashedContexts), ("contexts forget a b ", .contexts),
    ("contexts fork --conversation ", .conversations),
    ("contexts create --distil ", .conversations),
    ("history show ", .conversations), ("history export a ", .conversations),
    ("history restore ", .trashedConversations), ("--profile ", .profiles),
    ("contexts create --recipe ", .recipes), ("--model ", .models),
    ("gateway --upstream-model ", .models), ("--base-url ", .addresses),
    ("contexts show -- ", .contexts), ("contexts show -- -", .contexts),
    ("contexts --profile ", .profiles), ("history list --context ", .contexts),
  ])
  func `A kind of kept words is offered`(line: String, kind: WordKind) {
    #expect(offer(line).offer == .kept(kind))
  }

  @Test(arguments: [
    "--config ", "history import ", "contexts create ", "contexts create a ",
    "history export -o ", "gateway --database ",
  ])
  func `Files are left to the shell`(line: String) {
    #expect(offer(line).offer == .files)
  }

  @Test func `So are folders`() {
    #expect(offer("--data-dir ").offer == .folders)
  }

  @Test(arguments: [
    "ask ", "ask a ", "nonsense ", "contexts nonsense ", "contexts show a ", "keys ",
    "ask --system ", "contexts rename a ", "history search ", "help nonsense ", "help ask ",
    "--nonsense=", "--demo=", "chat x ",
  ])
  func `Nothing follows`(line: String) {
    #expect(texts(line) == [])
    let nothing = [LineCompletion.Offer.nothing, .words([])]
    #expect(nothing.contains(offer(line).offer), "\(offer(line).offer)")
  }

  @Test func `Options are those of the command, each once`() {
    #expect(texts("contexts prune -").contains("--yes"))
    #expect(texts("contexts prune --yes -").contains("--yes") == false)
    #expect(texts("contexts prune -y -").contains("--yes") == false)
    #expect(texts("contexts prune -").contains("--json") == false)
    #expect(texts("contexts list -").contains("--json"))
    #expect(texts("contexts -").contains("--demo") && !texts("contexts -").contains("--json"))
    #expect(texts("-").contains("--plain") && texts("-").contains("--version"))
    #expect(texts("ask -").contains("-n") && texts("ask --stop a --stop b -").contains("--stop"))
    // The value of an option, whatever it begins with.
    #expect(texts("ask --system -") == [])
  }

  @Test func `Names in the line are not offered again`() {
    #expect(offer("contexts delete a b ").taken == ["a", "b"])
  }

  @Test func `The line says whose words are wanted`() {
    let settings = offer("--demo contexts show --config=f --data-dir d --profile p ").settings
    #expect(settings.demo && settings.configFile == "f" && settings.dataFolder == "d")
    #expect(settings.profile == "p")
    #expect(offer("--config --demo contexts show ").settings.demo == false)
  }

  @Test func `Every option and argument says what its value is completed with`() {
    for (name, outline) in Self.all {
      for entry in outline.named where entry.isOption {
        #expect(entry.values != .any, "\(name) \(entry.names)")
      }
      for entry in outline.positional { #expect(entry.values != .any, "\(name)") }
    }
    #expect(Self.all.count > 25)
  }

  @Test func `Every API, mode and form that is offered is understood`() throws {
    for text in API.notations { #expect(API(notation: text) != nil) }
    #expect(Set(API.notations).isSuperset(of: ["responses:openai", "responses:ark", "chat"]))
    for text in OptionParsing.modes { _ = try OptionParsing.mode(text) }
    for text in OptionParsing.usualLifetimes { _ = try OptionParsing.timeToLive(text) }
    for text in texts("contexts create --truncation ") { _ = try OptionParsing.truncation(text) }
    for text in texts("history export -f ") { _ = try OptionParsing.format(text) }
  }

  /// The commands without subcommands.
  private static let all: [(String, CommandOutline)] = {
    func leaves(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
      let below = command.configuration.subcommands
      return below.isEmpty ? [command] : below.flatMap(leaves)
    }
    return leaves(Ctxchat.self).map { ($0._commandName, CommandOutline($0)) }
  }()
}

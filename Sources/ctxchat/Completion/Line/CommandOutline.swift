import ArgumentParser
import FoundationEssentials

/// The options and arguments of a command, as the parser itself describes them.
struct CommandOutline {
  /// One of them.
  struct Entry {
    /// The source of completions for a value.
    enum Values: Equatable {
      /// Nothing is known about it.
      case any
      case list([String])
      case files
      case folders
      case words(WordKind)
    }

    /// The names with their dashes; empty for an argument.
    var names: [String]
    var isOption: Bool
    var isRepeating: Bool
    var summary: String
    var values: Values
  }

  /// Options and flags.
  var named: [Entry]
  /// Arguments, in their order.
  var positional: [Entry]

  /// The outline of a command, without those of its subcommands.
  init(_ command: any ParsableArguments.Type) {
    let text = command._dumpHelp()
    let tool = try? JSONDecoder().decode(Tool.self, from: Data(text.utf8))
    let entries = (tool?.command.arguments ?? []).filter { $0.shouldDisplay }
    named = entries.filter { $0.kind != "positional" }.map(Entry.init)
    positional = entries.filter { $0.kind == "positional" }.map(Entry.init)
  }

  /// The option or flag of a name, with its dashes.
  func entry(_ name: some StringProtocol) -> Entry? {
    named.first { $0.names.contains(String(name)) }
  }

  // MARK: The parser's description

  private struct Tool: Decodable {
    var command: Command
  }

  private struct Command: Decodable {
    var arguments: [Argument]?
  }

  fileprivate struct Argument: Decodable {
    var kind: String
    var shouldDisplay: Bool
    var isRepeating: Bool
    var names: [Name]?
    var abstract: String?
    var completionKind: Completion?
  }

  fileprivate struct Name: Decodable {
    var kind: String
    var name: String
  }

  fileprivate struct Completion: Decodable {
    var list: List?
    var file: File?
    var directory: Nothing?
    var shellCommand: Words?

    struct List: Decodable {
      var values: [String]
    }
    struct File: Decodable {}
    struct Nothing: Decodable {}
    struct Words: Decodable {
      var command: String
    }
  }
}

extension CommandOutline.Entry {
  fileprivate init(_ argument: CommandOutline.Argument) {
    names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    isOption = argument.kind == "option"
    isRepeating = argument.isRepeating
    summary = CompletionWord.firstSentence(of: argument.abstract ?? "")
    let kind = argument.completionKind
    values =
      if let list = kind?.list {
        .list(list.values)
      } else if kind?.file != nil {
        .files
      } else if kind?.directory != nil {
        .folders
      } else if let words = kind?.shellCommand.flatMap({ WordKind(rawValue: $0.command) }) {
        .words(words)
      } else {
        .any
      }
  }
}

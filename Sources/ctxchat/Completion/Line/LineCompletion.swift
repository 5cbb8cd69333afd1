import ArgumentParser
import ChatModel

/// The words that may follow in a command line, decided from its words alone.
struct LineCompletion {
  /// The kind of words that is offered.
  enum Offer: Equatable {
    case words([CompletionWord])
    case kept(WordKind)
    case files
    case folders
    case nothing
  }

  let offer: Offer
  /// The beginning of every word: the option of `--context=guide`.
  var lead = ""
  /// Words that are in the line already and are not offered twice.
  var taken: [String] = []
  /// The global options in the line, which say whose words are wanted.
  var settings = GlobalSettings()

  /// - Parameters:
  ///   - words: The words behind the program's name and before the one at the cursor.
  ///   - current: The beginning of the word at the cursor.
  init(words: [String], current: String, of root: any ParsableCommand.Type) {
    if let first = words.first, first == "help" {
      offer = Self.help(words.dropFirst(), root)
      return
    }
    let place = CommandPlace(words, of: root)
    let outline = CommandOutline(place.outlined)
    let read = ReadWords(place.rest, of: outline)
    settings = GlobalSettings(read)
    let isDashed = current.hasPrefix("-") && !read.isClosed
    let name = current.prefix { $0 != "=" }
    if let option = read.open {
      offer = Self.offer(option.values)
    } else if isDashed, name.count < current.count {
      lead = "\(name)="
      let option = outline.entry(name).flatMap { $0.isOption ? $0 : nil }
      offer = option.map { Self.offer($0.values, lead: "\(name)=") } ?? .nothing
    } else if isDashed {
      offer = .words(Self.names(in: outline, besides: read.given, place.isRoot))
    } else if !place.command.configuration.subcommands.isEmpty {
      offer = read.arguments.isEmpty ? .words(Self.commands(place)) : .nothing
    } else {
      offer = Self.argument(read.arguments.count, outline)
      taken = read.arguments
    }
  }

  private static func offer(_ values: CommandOutline.Entry.Values, lead: String = "") -> Offer {
    switch values {
    case .any: .nothing
    case .list(let list): .words(list.map { CompletionWord(lead + $0) })
    case .files: .files
    case .folders: .folders
    case .words(let kind): .kept(kind)
    }
  }

  private static func argument(_ index: Int, _ outline: CommandOutline) -> Offer {
    guard let last = outline.positional.last else { return .nothing }
    if index < outline.positional.count { return offer(outline.positional[index].values) }
    return last.isRepeating ? offer(last.values) : .nothing
  }

  private static func commands(_ place: CommandPlace) -> [CompletionWord] {
    let help = CompletionWord("help", "Show the help of a command")
    return subcommands(of: place.command) + (place.isRoot ? [help] : [])
  }

  private static func subcommands(of command: any ParsableCommand.Type) -> [CompletionWord] {
    command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map {
      CompletionWord(
        $0._commandName, CompletionWord.firstSentence(of: $0.configuration.abstract))
    }
  }

  /// The names of options, the long one of each.
  private static func names(
    in outline: CommandOutline, besides given: [String], _ isRoot: Bool
  ) -> [CompletionWord] {
    let version = isRoot ? [CompletionWord("--version", "Show the version")] : []
    return outline.named.compactMap { entry in
      guard entry.isRepeating || !entry.names.contains(where: given.contains) else { return nil }
      let name = entry.names.first { $0.hasPrefix("--") } ?? entry.names.first
      return name.map { CompletionWord($0, entry.summary) }
    } + version.filter { !outline.named.flatMap(\.names).contains($0.text) }
  }

  private static func help(
    _ words: some Sequence<String>, _ root: any ParsableCommand.Type
  ) -> Offer {
    var command = root
    for word in words {
      guard let child = CommandNames.child(word, of: command) else { return .nothing }
      command = child
    }
    return .words(subcommands(of: command))
  }
}

extension GlobalSettings {
  /// The global options among words.
  fileprivate init(_ read: ReadWords) {
    func last(_ name: String) -> String? { read.values[name]?.last }
    self.init(
      configFile: last("--config"), dataFolder: last("--data-dir"), profile: last("--profile"),
      baseURL: last("--base-url"), api: last("--api").flatMap(ChosenAPI.init(notation:)),
      model: last("--model"), demo: read.given.contains("--demo"))
  }
}

import ChatUI
import Glibc
import Wording

/// The set-up as questions in lines: questions on standard error, answers from standard input.
struct SetupLines {
  private var flow: SetupFlow
  private let worker: SetupWorker
  private let isTerminal: Bool
  /// Rows of a list that are printed.
  private static let longestList = 40

  init(_ facts: SetupFacts, draft: SetupDraft, worker: SetupWorker) {
    flow = SetupFlow(facts, draft: draft)
    self.worker = worker
    isTerminal = isatty(STDIN_FILENO) == 1
  }

  /// Asks until the profile is written.
  ///
  /// - Throws: ``CommandFailure`` if the answers end before, or one of a pipe's is none.
  mutating func run() async throws -> SetupEnd {
    say(localized("Enter alone accepts the answer in [ ]; < goes back.") + "\n")
    while true {
      if let end = flow.end { return end }
      let question = flow.question
      if let (serial, task) = flow.takeTask() {
        say(question.title + "\n")
        flow.take(await worker.perform(task), of: serial)
        continue
      }
      if let problem = question.problem { try refuse(problem) }
      try ask(question)
    }
  }

  // MARK: One question

  private mutating func ask(_ question: SetupQuestion) throws {
    say("\n\(question.title)\n" + question.lines.map { "  \($0)\n" }.joined())
    switch question.kind {
    case .choice(let rows, let standard):
      list(rows)
      say(localized("Number") + " [\(standard + 1)]: ")
      let answer = try line(hidden: false)
      if answer == "<" { return flow.back() }
      guard let index = answer.isEmpty ? standard : Self.index(of: answer, in: rows) else {
        return try refuse(localized("“\(answer)” is none of these."))
      }
      flow.choose(index)
    case .text(let text):
      list(text.suggestions)
      let standard = text.isSecret ? nil : text.standard
      let hint = text.isSecret ? text.placeholder : standard.map { "[\($0)]" } ?? ""
      say(
        (text.suggestions.isEmpty ? "" : localized("Number or text") + " ") + hint
          + (hint.isEmpty ? "" : " ")
          + "> ")
      let answer = try line(hidden: text.isSecret)
      if answer == "<" { return flow.back() }
      let row = Int(answer).flatMap { number in
        text.suggestions.indices.contains(number - 1) ? text.suggestions[number - 1].title : nil
      }
      flow.enter(row ?? (answer.isEmpty ? standard ?? "" : answer))
    case .waiting: break
    }
  }

  private func list(_ rows: [SetupQuestion.Row]) {
    for (index, row) in rows.prefix(Self.longestList).enumerated() {
      say("  \(index + 1)  \(row.title)\(row.detail.isEmpty ? "" : "  — \(row.detail)")\n")
    }
    if rows.count > Self.longestList {
      say("  … " + localized("and \(rows.count - Self.longestList) more") + "\n")
    }
  }

  /// The row of a number, of a title, or of the beginning of one title.
  private static func index(of answer: String, in rows: [SetupQuestion.Row]) -> Int? {
    if let number = Int(answer) { return rows.indices.contains(number - 1) ? number - 1 : nil }
    let word = answer.lowercased()
    if let exact = rows.firstIndex(where: { $0.title.lowercased() == word }) { return exact }
    let found = rows.indices.filter { rows[$0].title.lowercased().hasPrefix(word) }
    return found.count == 1 ? found[0] : nil
  }

  // MARK: Lines

  /// The next answer without white space at its ends.
  private func line(hidden: Bool) throws -> String {
    if let line = hidden ? HiddenLine.read() : readLine() {
      if !isTerminal { say("\n") }
      return line.trimmed
    }
    say("\n")
    throw ended
  }

  /// A person is asked again; what comes from a pipe was not meant for another question.
  private func refuse(_ problem: String) throws {
    if isTerminal { return say(localized("error: \(problem)") + "\n") }
    if flow.firstProblem != nil { throw ended }
    throw CommandFailure(.data, localized("\(problem) Nothing was written."))
  }

  /// The failure of an input that ends: what did not work counts more than that.
  private var ended: CommandFailure {
    guard let finding = flow.firstProblem else {
      return CommandFailure(
        .data, localized("The input ended before everything was answered. Nothing was written."))
    }
    let status: ExitStatus =
      switch finding.place {
      case .key: .noPermission
      case .address: .unavailable
      case .model, .name: .config
      case nil: .cannotCreate
      }
    return CommandFailure(status, localized("\(finding.text) Nothing was written."))
  }

  private func say(_ text: String) { StandardStream.error.write(text) }
}

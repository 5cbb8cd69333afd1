/// Plays the part of a recorded terminal that answers: takes the program's questions out of its output, before an
/// emulator sees them, and says what comes of each.
package struct RecordedAnswers {
  private let questions: [(bytes: [UInt8], question: RecordedTerminal.Question)]
  private let isSilent: Bool
  /// The beginning of what may become a question.
  private var held: [UInt8] = []
  /// Answers that wait for the one to the device attributes.
  private var late = ""

  package init(_ terminal: RecordedTerminal) {
    questions = terminal.questions.map { (Array($0.ask.utf8), $0) }
    isSilent = terminal.questions.allSatisfy { $0.answer.isEmpty }
  }

  /// Feeds a part of the output to an emulator as the terminal would take it.
  ///
  /// - Returns: What the terminal answers.
  package mutating func play(_ output: some Collection<UInt8>, to emulator: Emulator) -> [UInt8] {
    var rest = (held + output)[...]
    held = []
    var text: [UInt8] = []
    var answers: [UInt8] = []
    while let byte = rest.first {
      if byte == 0x1B {
        if let (bytes, question) = questions.first(where: { rest.starts(with: $0.bytes) }) {
          rest = rest.dropFirst(bytes.count)
          emulator.feed(text + effect(of: question))
          text = []
          answers += Array(answer(to: question).utf8)
          continue
        }
        if questions.contains(where: { $0.bytes.starts(with: rest) }) {
          held = Array(rest)
          break
        }
      }
      text.append(byte)
      rest = rest.dropFirst()
    }
    emulator.feed(text)
    let others = emulator.takeAnswers()
    return isSilent ? [] : answers + others
  }

  private func effect(of question: RecordedTerminal.Question) -> [UInt8] {
    question.restores == true ? [0x1B, UInt8(ascii: "8")] : Array((question.draws ?? "").utf8)
  }

  private mutating func answer(to question: RecordedTerminal.Question) -> String {
    if question.late == true {
      late += question.answer
      return ""
    }
    guard question.name == "attributes" else { return question.answer }
    defer { late = "" }
    return question.answer + late
  }
}

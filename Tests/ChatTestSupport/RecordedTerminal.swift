import FoundationEssentials

/// What a real terminal answered when the rig asked it (`make terminals`), and what its questions did to its screen.
package struct RecordedTerminal: Decodable, Sendable, CustomStringConvertible {
  /// A question that a program may ask, and what came of it.
  package struct Question: Decodable, Sendable {
    package let name: String
    /// The sequence that asks.
    package let ask: String
    /// The sequence that answers; empty where none came.
    package let answer: String
    /// What is drawn at the cursor, by a terminal that does not know the sequence.
    package let draws: String?
    /// True if the cursor goes to the place that was saved last.
    package let restores: Bool?
    /// True if the answer comes after that to the question for the device attributes.
    package let late: Bool?
  }

  package let name: String
  package let version: String
  /// The variables that tell a program where it runs.
  package let environment: [String: String]
  /// The number of the first row and column in what the terminal tells of its cursor.
  package let cursorCountsFrom: Int
  package let questions: [Question]
  /// By how many columns each text moves the cursor; none where the terminal does not tell.
  package let widths: [String: Int?]

  package var description: String { "\(name) \(version)" }

  /// The answer to a question; empty where none came.
  package func answer(to name: String) -> String {
    questions.first { $0.name == name }?.answer ?? ""
  }

  /// All that were recorded.
  package static let all: [RecordedTerminal] = {
    let path = SourceFolder.path + "/Tests/Recorded/terminals.json"
    guard let data = FileManager.default.contents(atPath: path),
      let all = try? JSONDecoder().decode([RecordedTerminal].self, from: data)
    else { return [] }
    return all
  }()
}

/// The text of a template, with places for what is known when it is used: `{{input}}`, `{{selection}}` and
/// `{{clipboard}}`. Everything else in double braces is text.
///
/// ```swift
/// try PromptTemplate("Review {{input}}.").filled(with: .init(input: "this"))  // "Review this."
/// ```
package struct PromptTemplate: Sendable, Hashable {
  /// The texts for the places.
  package struct Values: Sendable, Hashable {
    /// The words after the name.
    package var input: String
    /// The text that was copied, or the message that was read.
    package var selection: String?
    /// The text that was copied in this program.
    package var clipboard: String?

    /// Values; without more than the input where nothing was copied or read.
    package init(input: String = "", selection: String? = nil, clipboard: String? = nil) {
      self.input = input
      self.selection = selection
      self.clipboard = clipboard
    }
  }

  /// A place that nothing is known for.
  package enum Missing: Error, Sendable, Hashable {
    case selection, clipboard
  }

  /// The text with its places, lines ending with `\n`.
  package let text: String

  /// Takes a text; line ends of other systems become ours.
  package init(_ text: String) {
    self.text = String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }

  /// The text with its places filled. Words without a place go below it: nothing typed is lost.
  package func filled(with values: Values) throws(Missing) -> String {
    var result = ""
    var takesInput = false
    var rest = text[...]
    while let start = rest.firstRange(of: "{{") {
      result += rest[..<start.lowerBound]
      rest = rest[start.lowerBound...]
      guard let end = rest.firstRange(of: "}}") else { break }
      switch rest[start.upperBound..<end.lowerBound].trimmed {
      case "input":
        result += values.input
        takesInput = true
      case "selection":
        guard let selection = values.selection else { throw .selection }
        result += selection
      case "clipboard":
        guard let clipboard = values.clipboard else { throw .clipboard }
        result += clipboard
      default:
        // The braces are text; a place may begin at the second.
        result += "{"
        rest = rest.dropFirst()
        continue
      }
      rest = rest[end.upperBound...]
    }
    result += rest
    while result.last?.isNewline == true { result.removeLast() }
    guard !takesInput, !values.input.isEmpty else { return result }
    return result.isEmpty ? values.input : result + "\n\n" + values.input
  }
}

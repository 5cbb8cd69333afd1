/// The result of reading a template.
package enum TemplateReading: Sendable, Hashable {
  case text(String)
  /// Why it cannot be used, as a sentence.
  case failed(String)
}

/// The language in which this process speaks.
public enum Wording {
  /// The catalogue of the chosen language; nil in English, which stands in the code.
  ///
  /// A constant of the process, and not a value that is handed around: one person reads everything that a
  /// process says, sentences are made in every room and many of them are made once and kept, so a second language
  /// in one process would only ever be a mixture. It is unsafe for the compiler only: `choose` is called at the
  /// start, before a second thread exists, and never again.
  nonisolated(unsafe) static private(set) var catalogue: Catalogue?

  /// The language that was chosen.
  public static var language: Language { catalogue == nil ? .english : .chinese }

  /// A sentence without values in every language: what was stored by a run in one is read in another.
  public static func forms(of sentence: String) -> [String] {
    let catalogue = catalogue ?? Catalogue(Catalogue.chinese)
    let key = catalogue.key(of: sentence) ?? sentence
    return [key, catalogue.text(for: key, [])]
  }

  /// Chooses the language: once, at the start of the program, before anything is said and before a second thread
  /// exists. Tests do not call it: they run in English.
  public static func choose(_ language: Language) {
    switch language {
    case .english: catalogue = nil
    case .chinese: catalogue = Catalogue(Catalogue.chinese)
    }
  }
}

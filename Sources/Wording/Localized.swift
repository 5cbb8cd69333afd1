/// A sentence of the program in the chosen language: `localized("Context “\(label)” has expired.")`.
///
/// The sentence in the code is the English one. Its key in the catalogues of other languages has a number in
/// place of each value: `Context “%1” has expired.`
public func localized(_ sentence: Sentence) -> String { sentence.text }

/// A number with its noun, `1 file` and `12 files`, in the chosen language. Its key is that of one: `%1 file`.
public func localized(
  _ number: String, of noun: String, isOne: Bool, plural: String? = nil
) -> String {
  if let catalogue = Wording.catalogue { return catalogue.text(for: "%1 \(noun)", [number]) }
  return isOne ? "\(number) \(noun)" : plural.map { "\(number) \($0)" } ?? "\(number) \(noun)s"
}

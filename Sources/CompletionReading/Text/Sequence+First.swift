extension Sequence {
  /// The first value that a rule finds in the elements; each is looked at once.
  ///
  /// `lazy.compactMap(…).first` looks twice at the one that it finds: within itself, as for lists in lists, that doubles
  /// the time with each level.
  func firstValue<Value>(_ rule: (Element) -> Value?) -> Value? {
    for element in self {
      if let value = rule(element) { return value }
    }
    return nil
  }
}

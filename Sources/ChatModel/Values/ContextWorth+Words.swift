import FoundationEssentials
import Wording

extension ContextWorth {
  /// The rows of a context's details: what it costs, and when it has paid for itself.
  public var facts: [(name: String, value: String)] {
    guard price != nil else { return [(localized("cost"), Self.unpriced)] }
    return [(localized("storage"), storageWords), (localized("pays off"), paybackWords)]
  }

  /// All of it in one line, for the moment before it is created.
  public var sentence: String {
    price == nil
      ? localized("cost: \(Self.unpriced)")
      : localized("storage: \(storageWords); pays off: \(paybackWords)")
  }

  /// The cost of a question that only keeps it.
  var questionWords: String {
    guard let price else {
      return localized("What that costs is unknown: the profile has no prices.")
    }
    guard price.cachedInput != nil else {
      return localized("What that costs is unknown: the profile's prices have no cached_input.")
    }
    guard let question else {
      return localized("What that costs is unknown: the context's tokens have not been counted.")
    }
    return localized(
      "Each time \(words(question, price)) for reading the context from the cache; earlier turns, the question and the reply come on top."
    )
  }

  private static var unpriced: String { localized("unknown: the profile has no prices") }

  private var storageWords: String {
    guard let price else { return Self.unpriced }
    guard price.storagePerHour != nil else {
      return localized("unknown: the profile's prices have no storage_per_hour")
    }
    guard let storagePerDay else { return localized("unknown: its tokens have not been counted") }
    return localized("\(words(storagePerDay, price)) a day")
  }

  private var paybackWords: String {
    switch payback {
    case .unpriced([]): return Self.unpriced
    case .unpriced(let names):
      return localized(
        "unknown: the profile's prices have no \(names.joined(separator: localized(", ")))")
    case .never: return localized("never: cached input is not cheaper")
    case .unlimited: return localized("unknown: its lifetime is not known")
    case .questions(let count):
      let questions = localized(Count.text(count), of: "question", isOne: count == 1)
      let after = localized("after \(questions)")
      guard let saved = savingPerQuestion, let price else { return after }
      return localized("\(after), each saves \(words(saved, price))")
    }
  }

  private func words(_ amount: Decimal, _ price: Price) -> String {
    let text = Money.text(amount, price.currency)
    return isEstimate && amount != 0 ? localized("about \(text)") : text
  }
}

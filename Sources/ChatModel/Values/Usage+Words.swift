import Wording

extension Usage {
  /// `1,234 in, 56 % cached`; what the server did not say is left out, `nil` when it said nothing of the input.
  package func inputWords(_ number: (Int) -> String = Count.text) -> String? {
    promptTokens.map { prompt in
      localized("\(number(prompt)) in")
        + (cachedShare.map { localized(", \(Count.percent($0)) cached") } ?? "")
    }
  }

  /// `78 out`; `nil` when the server did not count the reply.
  package func outputWords(_ number: (Int) -> String = Count.text) -> String? {
    completionTokens.map { localized("\(number($0)) out") }
  }
}

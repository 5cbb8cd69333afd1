import TerminalKit

/// Bytes of the terminal to keys.
@MainActor
enum KeyPaths {
  static let benchmarks = [
    Benchmark(name: "key-decode", unit: "10,000 keys, one read each") {
      let keys = [
        "a", "e", " ", "t", "\r", "\u{7F}", "ü", "文", "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}b",
        "\u{1B}[97;5u", "\u{1B}OP", "\u{1B}[<64;10;5M", "\u{1B}[200~pasted text\u{1B}[201~", "👍",
      ].map { Array($0.utf8) }
      return {
        var decoder = KeyDecoder()
        var events = 0
        for index in 0..<10_000 { events += decoder.feed(keys[index % keys.count]).count }
        guard events >= 10_000 else { throw Failure("\(events) events") }
      }
    }
  ]
}

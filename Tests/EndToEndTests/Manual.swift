import ChatTestSupport
import FoundationEssentials
import Testing

/// A text whose code the embedded gateway quotes unchanged.
enum Manual {
  static let question = "How do I prime the pump?"

  /// Short lines: blanks within, an empty line, letters of more than one column, quotes.
  static let script = """
    for pump in "$@"; do
        test -e "$pump" || continue

        printf '%s\\n' "prime  ${pump%.cfg}"   # 注水 é
    done

    """

  /// One line that no screen holds.
  static let long =
    "prime --all --verbose --pressure 4.5bar --valves north,south,east,west --timeout 3600 --retry 5"
    + " --log-to /var/log/pumps/prime.log --then notify-operator\n"

  static let text = """
    # Pumps

    How to prime the pump by a script:

    ```sh
    \(script)```

    How to prime the pump at once:

    ```sh
    \(long)```

    """
}

extension Program {
  /// Creates the context “pumps” from the manual.
  func createManual() throws {
    let path = folder.path + "/pumps.md"
    try Data(Manual.text.utf8).write(to: URL(filePath: path))
    let run = try run(["contexts", "create", "--demo", "--label", "pumps", path])
    #expect(run.status == 0, "\(run.errors)")
  }
}

extension ArraySlice<UInt8> {
  /// What an OSC 52 in these bytes puts into the clipboard, as a terminal that obeys it would.
  var clipboard: String? {
    let start = Array("\u{1B}]52;c;".utf8)
    guard let begin = indices.last(where: { self[$0...].starts(with: start) }),
      let end = self[begin...].firstIndex(of: 0x07),
      let data = Data(base64Encoded: Data(self[(begin + start.count)..<end]))
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}

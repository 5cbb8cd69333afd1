import Testing

@testable import TextEditing

/// The keys of a command, read from the first on.
@Suite struct ViCommandReaderTests {
  private func read(_ keys: String, isVisual: Bool = false) -> ViCommandReader.Reading {
    ViCommandReader.read(ViRun.presses(keys).compactMap { ViKey($0) }, isVisual: isVisual)
  }

  private typealias Verb = ViCommand.Verb

  private static let normal: [(keys: String, verb: ViCommand.Verb)] = [
    ("l", .move(.right)), ("→", .move(.right)), ("␈", .move(.leftAcross)),
    ("␠", .move(.rightAcross)),
    ("0", .move(.lineStart)), ("gg", .move(.firstLine)), ("ge", .move(.wordEndBack(isBig: false))),
    ("gE", .move(.wordEndBack(isBig: true))), ("g_", .move(.lastNonBlank)), ("gj", .move(.rowDown)),
    ("fx", .move(.find(ViFind(character: "x", isForward: true, isTill: false)))),
    ("T0", .move(.find(ViFind(character: "0", isForward: false, isTill: true)))),
    ("dd", .operate(.delete, .lines)), ("yy", .operate(.yank, .lines)),
    ("cc", .operate(.change, .lines)),
    (">>", .operate(.shiftRight, .lines)), ("<<", .operate(.shiftLeft, .lines)),
    ("guu", .operate(.lowerCase, .lines)), ("gUgU", .operate(.upperCase, .lines)),
    ("g~~", .operate(.toggleCase, .lines)), ("gugu", .operate(.lowerCase, .lines)),
    ("dw", .operate(.delete, .motion(.word(isBig: false)))),
    ("gUge", .operate(.upperCase, .motion(.wordEndBack(isBig: false)))),
    ("dgg", .operate(.delete, .motion(.firstLine))), ("c$", .operate(.change, .motion(.lineEnd))),
    (
      "dtx",
      .operate(.delete, .motion(.find(ViFind(character: "x", isForward: true, isTill: true))))
    ),
    ("x", .operate(.delete, .motion(.right))), ("D", .operate(.delete, .motion(.lineEnd))),
    ("S", .operate(.change, .lines)), ("Y", .operate(.yank, .lines)), ("i", .type(.here)),
    ("gI", .type(.columnZero)), ("O", .type(.above)), ("R", .writeOver), ("rx", .replace("x")),
    ("r␍", .replace("\n")), ("r你", .replace("你")), ("~", .toggleCase), ("u", .undo), ("␒", .redo),
    (".", .again), ("p", .put(isBefore: false)), ("P", .put(isBefore: true)), ("v", .visual),
    ("J", .join(hasSpace: true)), ("gJ", .join(hasSpace: false)), ("V", .visualLine),
    ("gv", .reselect),
  ]

  @Test(arguments: normal)
  func `A command is read at its last key, and not before`(keys: String, verb: ViCommand.Verb) {
    for length in 0..<keys.count {
      #expect(read(String(keys.prefix(length))) == .more, "\(keys.prefix(length))")
    }
    #expect(read(keys) == .command(ViCommand(verb: verb)))
  }

  private static let objects: [(letter: String, kind: ViObject.Kind)] = [
    ("w", .word(isBig: false)), ("W", .word(isBig: true)), ("s", .sentence), ("p", .paragraph),
    ("\"", .quote("\"")), ("'", .quote("'")), ("`", .quote("`")),
    ("b", .block(open: "(", close: ")")), (")", .block(open: "(", close: ")")),
    ("[", .block(open: "[", close: "]")), ("B", .block(open: "{", close: "}")),
    (">", .block(open: "<", close: ">")),
  ]

  @Test(arguments: objects)
  func `An object follows an operator, or i and a in a selection`(
    letter: String, kind: ViObject.Kind
  ) {
    for (prefix, isAround) in [("i", false), ("a", true)] {
      guard case .command(let command) = read("d\(prefix)\(letter)"),
        case .operate(.delete, .object(let object)) = command.verb
      else {
        Issue.record("d\(prefix)\(letter) is no object")
        return
      }
      #expect(object.kind == kind && object.isAround == isAround)
      #expect(
        read("\(prefix)\(letter)", isVisual: true) == .command(ViCommand(verb: .select(object))))
    }
  }

  private static let visual: [(keys: String, verb: ViCommand.Verb)] = [
    ("d", .operate(.delete, .selection(asLines: false))),
    ("x", .operate(.delete, .selection(asLines: false))),
    ("X", .operate(.delete, .selection(asLines: true))),
    ("D", .operate(.delete, .selection(asLines: true))),
    ("c", .operate(.change, .selection(asLines: false))),
    ("S", .operate(.change, .selection(asLines: true))),
    ("Y", .operate(.yank, .selection(asLines: true))),
    (">", .operate(.shiftRight, .selection(asLines: false))),
    ("u", .operate(.lowerCase, .selection(asLines: false))),
    ("gU", .operate(.upperCase, .selection(asLines: false))),
    ("~", .operate(.toggleCase, .selection(asLines: false))), ("o", .swapEnds),
    ("rx", .replace("x")),
    ("p", .put(isBefore: false)), ("gv", .reselect), ("$", .move(.lineEnd)),
    ("gg", .move(.firstLine)),
  ]

  @Test(arguments: visual)
  func `A command of a selection needs no target`(keys: String, verb: ViCommand.Verb) {
    #expect(read(keys, isVisual: true) == .command(ViCommand(verb: verb)))
    for length in 0..<keys.count {
      #expect(read(String(keys.prefix(length)), isVisual: true) == .more)
    }
  }

  @Test(arguments: [
    "Q", "gx", "dq", "diq", "dax", "z", "é", "d␒", "f→", "r→", "\"%", "\"1", "cgx", "g→",
  ])
  func `Keys that begin no command are unknown`(keys: String) {
    #expect(read(keys) == .unknown, "\(keys)")
  }

  @Test(
    arguments: [
      ("3x", 3), ("10x", 10), ("2d3w", 6), ("d3w", 3), ("3dd", 3), ("0", nil), ("x", nil),
      ("2\"a3x", 6),
      ("\"a3x", 3), ("2\"ad3w", 6), ("99999999x", 99_999), ("999d999w", 99_999),
      ("1000000d2w", 99_999),
      ("20¦", 20), ("2gg", 2),
    ] as [(String, Int?)])
  func `Counts multiply, up to a limit`(keys: String, count: Int?) {
    guard case .command(let command) = read(keys) else {
      Issue.record("\(keys) is no command")
      return
    }
    #expect(command.count == count, "\(keys)")
  }

  @Test func `A nought is a digit after another, and a motion first`() {
    #expect(read("1") == .more && read("10") == .more)
    #expect(read("d0") == .command(ViCommand(verb: .operate(.delete, .motion(.lineStart)))))
    #expect(
      read("10l") == .command(ViCommand(register: nil, count: 10, verb: .move(.right))))
    // Digits of other scripts count nothing.
    #expect(read("٣x") == .unknown)
  }

  @Test(arguments: [("\"ap", "a"), ("\"Zp", "Z"), ("\"_p", "_"), ("\"\"p", "\""), ("\"a\"bp", "b")])
  func `A register is named before the command, the last name counts`(keys: String, name: Character)
  {
    #expect(
      read(keys) == .command(ViCommand(register: name, count: nil, verb: .put(isBefore: false))))
  }
}

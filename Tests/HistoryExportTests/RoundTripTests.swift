import ChatModel
import ChatTestSupport
import FoundationEssentials
import HistoryStore
import Testing

@testable import HistoryExport

/// Out, into another history, and out again, with whatever a conversation can hold.
@Suite struct RoundTripTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Texts that something on the way could mend, fold, cut or drop.
  static let texts: [(name: String, text: String)] = [
    (
      "controls",
      String(String.UnicodeScalarView((1...31).map { Unicode.Scalar(UInt8($0)) }))
        + "\u{7F}\u{80}\u{9B}31m"
    ),
    ("line ends", "a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g\u{B}h\u{C}"),
    ("bidi", "\u{202E}abc\u{202C} \u{2066}שלום\u{2069} \u{200F}\u{61C}مرحبا\u{200E}"),
    ("joined", "👩‍👩‍👧‍👦🏳️‍🌈👨🏽‍💻🇨🇳\u{1F1E8} \u{200D}\u{200D}\u{FE0F}"),
    ("marks", "\u{301}\u{20DD}\u{E0100} e\u{301} \u{E9} \u{1112}\u{1161}\u{11AB} 한 \u{212B} Å"),
    ("tower", "Z" + String(repeating: "\u{489}\u{335}", count: 3000)),
    ("long line", String(repeating: "漢字 and words ", count: 40_000)),
    (
      "noncharacters", "\u{FFFE}\u{FFFF}\u{10FFFF}\u{E000}\u{FEFF}bom\u{FFFD}\u{AD}\u{200B}\u{2060}"
    ),
    ("JSON", #"\u0041 \\ \" / \/ </script> \n {"a":[1,2]}"#),
    ("blanks", "\t  \u{A0}\u{3000}\n\n  "),
  ]

  private func roundTrip(_ archive: ConversationArchive) async throws -> ConversationArchive {
    let id = archive.conversation.id
    let first = try await folder.store("first", holding: [archive])
    let text = try await ConversationExport(store: first).document([id], as: .json)
    let second = try await folder.store("second")
    let report = try await ConversationImport(store: second).read(Array(text.utf8), name: "x.json")
    #expect(report.imported == [id])
    let again = try await ConversationExport(store: second).document([id], as: .json)
    #expect(again.utf8.elementsEqual(text.utf8))
    return try await second.archive(of: id)
  }

  /// Swift calls strings equal that differ in their scalars.
  private static func isSame(_ one: String?, _ other: String?) -> Bool {
    one.map { Array($0.utf8) } == other.map { Array($0.utf8) }
  }

  @Test(arguments: texts.indices)
  func `Every text comes back byte for byte, wherever it stands`(index: Int) async throws {
    let text = Self.texts[index].text
    var turn = Sample.turn("a", prompt: text, reply: text)
    turn.system = text
    turn.choices[0].reasoning = text
    turn.parameters.stop = [text]
    turn.failure = text
    var archive = Sample.archive([turn], title: text)
    archive.context.seed.append(Message(role: .user, content: text))
    archive.context.notes = text
    archive.context.sources[0].path = text
    let back = try await roundTrip(archive)
    let read = try #require(back.turns.first)
    for found in [
      read.prompt, read.reply, read.system, read.choices.first?.reasoning,
      read.parameters.stop?.first, read.failure, back.conversation.title,
      back.context.seed.last?.content, back.context.notes, back.context.sources.first?.path,
    ] {
      #expect(Self.isSame(found, text), "\(Self.texts[index].name)")
    }
  }

  @Test func `Alternatives, branches, seams and the lineage come back as they were`() async throws {
    // Two beginnings; below the first a reply with two choices, and two ways on from it, the older of which is
    // on screen. The ids change on the way: there the seams are.
    var choices = Sample.turn("choices", after: "a", at: 2, contextID: "ctx-0")
    choices.choices = [
      Choice(content: "one", reasoning: "thought", finishReason: .stop),
      Choice(content: "", finishReason: .length),
    ]
    choices.chosen = 1
    var cut = Sample.turn("cut", after: "choices", reply: "half a", at: 4)
    cut.phase = .ended(.unconfirmed)
    let turns = [
      Sample.turn("a", at: 1, contextID: "ctx-00"), choices,
      Sample.turn("older", after: "choices", at: 3, contextID: "ctx-0"), cut,
      Sample.turn("deep", after: "older", at: 5), Sample.turn("b", reply: "", at: 6),
    ]
    var archive = Sample.archive(turns, head: "deep")
    archive.context.lineage = zip(
      ["ctx-00", "ctx-0", "ctx-x", "ctx-y", "ctx-z"],
      [LineageEntry.Reason.rebuilt, .rewound, .forked, .refreshed, .distilled]
    ).map { id, reason in
      LineageEntry(
        contextID: id, retiredAt: Sample.date(-60.3), reason: reason,
        createdAt: Sample.date(-90.7), expiresAt: Sample.date(10.1),
        creationUsage: Usage(promptTokens: 7, totalTokens: 7))
    }
    archive.context.memoryStart = TurnID(rawValue: "older")
    let back = try await roundTrip(archive)
    #expect(back.context == archive.context)
    #expect(back.conversation == archive.conversation)
    #expect(Set(back.turns) == Set(archive.turns))
    #expect(back.turns.first { $0.id == choices.id }?.chosen == 1)
    let seams = ExportTranscript(back).entries.filter(\.isSeam).map(\.turn.id.rawValue)
    #expect(seams == ["choices", "deep"])
  }
}

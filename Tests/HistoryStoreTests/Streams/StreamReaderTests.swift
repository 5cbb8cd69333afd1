import Basics
import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import HistoryStore

/// Journals byte by byte: whole, cut, and with bytes that somebody else wrote.
@Suite("Reading journals")
struct StreamReaderTests {
  private let turns = [TurnID(rawValue: "first"), TurnID(rawValue: "t-2")]

  private func delta(_ turn: Int, _ content: String, _ choice: Int = 0, reasoning: String = "")
    -> TurnDelta
  {
    TurnDelta(
      turn: turns[turn], conversation: ConversationID(rawValue: "c"), choice: choice,
      content: content, reasoning: reasoning)
  }

  private var pieces: [TurnDelta] {
    [
      delta(0, "Hel", reasoning: "hm"), delta(1, "水"), delta(0, "lo", 2), delta(0, " and", 2),
      delta(1, "流", reasoning: "é"), delta(0, "!"),
    ]
  }

  /// The text of a turn in a file of these bytes.
  private func text(of turn: Int, in bytes: [UInt8], _ folder: TemporaryFolder) -> StreamedText {
    let path = folder.path + "/journal"
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
    return StreamedText(of: turns[turn], file: open(path, O_RDONLY), length: bytes.count)
  }

  private func joined(_ deltas: [TurnDelta], of turn: Int) -> [Choice] {
    var result: [Choice] = []
    for delta in deltas where delta.turn == turns[turn] {
      while result.count <= delta.choice { result.append(Choice()) }
      result[delta.choice].content += delta.content
      result[delta.choice].reasoning += delta.reasoning
    }
    return result
  }

  @Test("Pieces come back as texts of their turns and choices, however they were grouped")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let together = StreamRecord.encode(pieces)
    let apart = pieces.flatMap { StreamRecord.encode([$0]) }
    #expect(together.count < apart.count)
    for bytes in [together, apart] {
      for turn in turns.indices {
        let text = text(of: turn, in: bytes, folder)
        #expect(text.choices == joined(pieces, of: turn) && !text.isDamaged)
        #expect(
          text.byteCount
            == text.choices.reduce(0) { $0 + $1.content.utf8.count + $1.reasoning.utf8.count })
      }
    }
  }

  @Test("Cut at any byte, it holds the pieces before the cut, and is not damaged")
  func cuts() throws {
    let folder = try TemporaryFolder()
    var whole: [Int] = [0]
    for piece in pieces { whole.append((whole.last ?? 0) + StreamRecord.encode([piece]).count) }
    let bytes = pieces.flatMap { StreamRecord.encode([$0]) }
    for cut in 0...bytes.count {
      let count = whole.lastIndex { $0 <= cut } ?? 0
      for turn in turns.indices {
        let text = text(of: turn, in: Array(bytes[..<cut]), folder)
        let least = joined(Array(pieces.prefix(count)), of: turn)
        // Of a piece with two texts the first may be whole.
        let most = joined(Array(pieces.prefix(count + 1)), of: turn)
        #expect(!text.isDamaged, "cut at \(cut)")
        #expect(
          text.choices.count >= least.count && text.choices.count <= most.count, "cut at \(cut)")
        for (index, choice) in text.choices.enumerated() {
          let low = index < least.count ? least[index] : Choice()
          #expect(choice.content == low.content || choice.content == most[index].content)
          #expect(choice.reasoning.hasPrefix(low.reasoning))
        }
      }
    }
  }

  @Test("Power that failed leaves zeros, which end the journal and are no damage")
  func zeros() throws {
    let folder = try TemporaryFolder()
    let bytes = StreamRecord.encode(pieces)
    for count in [1, 4, 8, 5_000] {
      let text = text(of: 0, in: bytes + Array(repeating: 0, count: count), folder)
      #expect(text.choices == joined(pieces, of: 0) && !text.isDamaged)
    }
  }

  @Test(
    "Bytes that no program of ours writes are damage, and what is before them counts",
    arguments: [
      ("an unknown kind", [9, 0, 0, 0, 9, 0, 0, 1, 120, 97]),
      ("no kind", [5, 0, 0, 0, 0, 0, 0, 1, 120]),
      ("too short", [2, 0, 0, 0, 1, 0, 0, 0]),
      ("a name beyond it", [5, 0, 0, 0, 1, 0, 0, 200, 120]),
      ("a choice beyond all", [5, 0, 0, 0, 1, 0xFF, 0xFF, 1, 120]),
      ("text", Array("{\"a\": 1}".utf8)),
    ] as [(String, [UInt8])])
  func damage(name: String, strange: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let text = text(of: 0, in: StreamRecord.encode(pieces) + strange, folder)
    #expect(text.isDamaged && text.choices == joined(pieces, of: 0), "\(name)")
  }

  @Test("Whatever bytes are in a file, it is read to an end")
  func noise() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 77)
    let good = StreamRecord.encode(pieces)
    for _ in 0..<600 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: .min ... .max, using: &random)
      }
      let text = text(of: 0, in: bytes, folder)
      #expect(text.byteCount <= bytes.count)
      for limit in [0, 1, 3, .max] {
        // A byte that is no text is shown as three.
        let most = 3 * min(limit, bytes.count)
        #expect(text.prefixes(upTo: limit).allSatisfy { $0.content.utf8.count <= most })
      }
    }
  }

  @Test("The end of a turn strikes out what was before it, for this turn alone")
  func ends() throws {
    let folder = try TemporaryFolder()
    let bytes =
      StreamRecord.encode(pieces) + StreamRecord.end(of: turns[0])
      + StreamRecord.encode([delta(0, "new")])
    #expect(text(of: 0, in: bytes, folder).choices == [Choice(content: "new")])
    #expect(text(of: 1, in: bytes, folder).choices == joined(pieces, of: 1))
    #expect(text(of: 0, in: bytes + StreamRecord.end(of: turns[0]), folder).choices.isEmpty)
  }

  @Test("A text beyond the window is handed over in order, and begins with whole characters")
  func long() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "水流a", count: StreamReader.window / 4)
    let bytes = StreamRecord.encode([delta(1, "x"), delta(0, long), delta(1, "y"), delta(0, "end")])
    let text = text(of: 0, in: bytes, folder)
    #expect(text.choices == [Choice(content: long + "end")])
    for limit in 1...8 {
      let beginning = text.prefixes(upTo: limit)[0].content
      #expect(long.hasPrefix(beginning) && beginning.utf8.count > limit - 3)
      #expect(beginning.utf8.count <= limit)
    }
  }

  @Test("Text that was held in memory comes behind that of the file")
  func held() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/journal"
    let bytes = StreamRecord.encode([delta(0, "file ", reasoning: "r1 ")])
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
    let text = StreamedText(
      of: turns[0], file: open(path, O_RDONLY), length: bytes.count,
      held: [Choice(content: "memory", reasoning: "r2"), Choice(content: "other")])
    #expect(
      text.choices == [
        Choice(content: "file memory", reasoning: "r1 r2"), Choice(content: "other"),
      ])
    #expect(StreamedText(of: turns[0], file: -1, length: 0).choices.isEmpty)
  }
}

import Basics
import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

/// Conversations that are gone through every 50 ms: in some of them replies stream, in some drafts are written,
/// some are scrolled back.
final class Carousel {
  private enum Part { case asks, writes, reads }

  private struct Place {
    let label: String
    let part: Part
    var draft = ""
    var questions = 0
    /// The rows above the divider where the reader left.
    var rows: ArraySlice<String> = []
  }

  private static let pause: UInt64 = 50_000_000
  private static let wordsOfReply = 60

  private let session: SteeredSession
  private let screen: TerminalProgram
  private var places: [Place]
  private let streams: Int
  private var random: SplitMix
  private var switches = 0
  private var looks = 0
  private var mostAtOnce = 0
  private var worstDelay = 0.0
  private var lengths: [String: Int] = [:]
  private let seed: UInt64

  init(conversations: Int, streams: Int, seed: UInt64) throws {
    self.streams = streams
    self.seed = seed
    random = SplitMix(seed: seed)
    print("switching: seed \(seed)")
    session = try SteeredSession(rate: 25, contexts: [])
    places = (1...conversations).map { number in
      let part: Part = number % 5 == 0 ? .reads : number % 5 == 1 ? .writes : .asks
      return Place(label: number < 10 ? "c0\(number)" : "c\(number)", part: part)
    }
    for (number, place) in places.enumerated() {
      try session.create(place.label, number % 2 == 0 ? "session" : "common_prefix")
      let words = place.part == .reads ? 300 : 5
      let run = try session.program.run([
        "ask", "\(place.label)-first#\(words)", "--context", place.label, "--no-stream",
      ])
      #expect(run.status == 0, "\(run.errors)")
    }
    screen = try session.program.open([], rows: 40, columns: 100)
    // On a busy machine half a frame can stand long enough to be taken for a whole one.
    screen.holdsFrames = true
    try screen.wait("a conversation") { $0.rows[0].hasPrefix("c") && $0.contains("-first") }
  }

  var report: String {
    "switching: seed \(seed): \(places.count) conversations, \(switches) switches, \(looks) looks, "
      + "\(session.gateway.log.asked.count) prompts, up to \(mostAtOnce) streams at once, "
      + "worst time to show a conversation under load \(Int(worstDelay * 1000)) ms"
  }

  /// Scrolls the readers back, one of them while its reply streams.
  func prepare() throws {
    for index in places.indices where places[index].part == .reads {
      try go(to: index)
      let prompt = "› \(places[index].label)-\(places[index].questions + 1)#"
      if index % 2 == 0 {
        try ask(in: index)
        try screen.wait("the prompt") { $0.contains(prompt) }
      }
      let before = screen.screen.transcript
      screen.send("\u{1B}[5~\u{1B}[5~")
      try screen.wait("another page") { $0.transcript != before && !$0.contains(prompt) }
      var last: ArraySlice<String> = []
      try screen.wait("a page at rest") { screen in
        defer { last = screen.transcript }
        return screen.transcript == last
      }
      places[index].rows = last
    }
  }

  /// Goes on every 50 ms.
  func turn(seconds: Int) throws {
    let start = Monotonic.nanoseconds
    let count = seconds * 20
    for number in 0..<count {
      let index = next()
      screen.send(SteeredSession.keys(to: places[index].label))
      switches += 1
      if number % 12 == 11 { try look(at: index) }
      if places[index].part == .asks, number % 2 == 0, inFlight().count < streams {
        try ask(in: index)
      } else if places[index].part == .writes {
        write(in: index)
      }
      let due = start + UInt64(number + 1) * Self.pause
      while Monotonic.nanoseconds < due { screen.pump(milliseconds: 1) }
    }
  }

  private func next() -> Int {
    let index = places.indices.randomElement(using: &random) ?? 0
    guard random.chance(50) else { return index }
    return inFlight().randomElement(using: &random) ?? index
  }

  private func go(to index: Int) throws {
    let label = places[index].label
    let start = Monotonic.nanoseconds
    screen.send(SteeredSession.keys(to: label))
    try screen.wait("\(label)", seconds: 60) {
      $0.rows[0].hasPrefix("\(label) · ") && $0.contains("\(label)-") && !$0.contains("opening…")
    }
    worstDelay = max(worstDelay, Double(Monotonic.nanoseconds - start) / 1e9)
  }

  private func ask(in index: Int) throws {
    places[index].questions += 1
    let name = "\(places[index].label)-\(places[index].questions)"
    screen.send("\(name)#\(Self.wordsOfReply)\r")
    lengths[name] = 0
  }

  private func write(in index: Int) {
    let word = "d\(switches) "
    screen.send(word)
    places[index].draft += word
  }

  /// The places whose last reply has not come to its end.
  private func inFlight() -> [Int] {
    let log = session.gateway.log
    log.refresh()
    let open = places.indices.filter { index in
      guard places[index].questions > 0 else { return false }
      let question = "\(places[index].label)-\(places[index].questions)#\(Self.wordsOfReply)"
      guard let asked = log[question] else { return true }
      if lengths[question] == nil { lengths[question] = asked.whole.utf8.count }
      return (asked.said.last?.bytes ?? 0) < (lengths[question] ?? 0)
    }
    mostAtOnce = max(mostAtOnce, open.count)
    return open
  }

  // MARK: Looking

  /// What the screen shows belongs to the conversation that it names.
  private func look(at index: Int) throws {
    looks += 1
    try go(to: index)
    let place = places[index]
    let shown = screen.screen
    for row in shown.transcript {
      for word in row.split(whereSeparator: \.isWhitespace) {
        let isToken = word.count > 4 && word.first == "c" && word.dropFirst(3).first == "-"
        if isToken { #expect(word.hasPrefix(place.label), "\(word) is shown in \(place.label)") }
      }
    }
    if !place.rows.isEmpty { #expect(shown.transcript == place.rows, "\(place.label) moved") }
    let draft = place.draft.split(separator: " ").last.map(String.init) ?? ""
    if !draft.isEmpty { #expect(shown.contains(draft), "the draft of \(place.label) is gone") }
  }

  /// Waits for the last reply, then looks at every conversation once more.
  func comeToRest() throws {
    try screen.wait("the end of the last reply", seconds: 120) { _ in inFlight().isEmpty }
    for index in places.indices { try look(at: index) }
    screen.send("\u{1B}OQ")
    try screen.wait("no stream", seconds: 60) { !$0.contains("streaming") }
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == 128 + SIGTERM)
    let frames = screen.recording.split(separator: Array("\u{1B}[?2026h".utf8)).count
    #expect(frames > switches, "the program holds no frames back")
  }

  // MARK: What is on disk

  func check() async throws {
    let log = session.gateway.log
    log.refresh()
    let store = try await HistoryStore.open(at: session.program.historyPath)
    var turns = 0
    for summary in try await store.conversations() {
      let archive = try await store.archive(of: summary.id)
      let label = archive.context.label
      for turn in archive.turns {
        turns += 1
        let asked = try #require(log[turn.prompt], "\(turn.prompt) was never asked")
        #expect(asked.contextID == archive.context.contextID, "\(turn.prompt) is in \(label)")
        #expect(turn.prompt.hasPrefix(label))
        #expect(turn.ending == .complete, "\(turn.prompt): \(turn.phase)")
        let isWhole = Array(turn.reply.utf8) == Array(asked.whole.utf8)
        #expect(isWhole, "the reply to \(turn.prompt) is not what was said")
      }
      let place = try #require(places.first { $0.label == label })
      let draft = try await store.draft(of: summary.id).text
      #expect(draft == place.draft)
      #expect(archive.turns.count == place.questions + 1)
    }
    await store.close()
    #expect(turns == log.asked.count)
  }
}

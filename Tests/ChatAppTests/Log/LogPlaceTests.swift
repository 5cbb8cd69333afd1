import Basics
import ChatTestSupport
import Glibc
import Testing

@testable import ChatApp

/// Places in which a log can find itself, and lines of any length.
@Suite(.timeLimit(.minutes(5)))
struct LogPlaceTests {
  let folder = LogFolder()

  private func write(_ lines: [String], limit: Int = 1_000_000, _ name: String = "log") {
    let log = LogFile(path: folder.path + "/" + name, limit: limit)
    for line in lines { log.append(line) }
    log.flush()
  }

  @Test func `A pipe in its place holds nobody up, read or not`() {
    mkdir(folder.path, 0o700)
    let path = folder.path + "/log"
    #expect(mkfifo(path, 0o600) == 0)
    write(["nobody reads"])
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    // More than a pipe holds.
    write((0..<2000).map { "\($0) " + String(repeating: "x", count: 100) })
    var bytes = [UInt8](repeating: 0, count: 200_000)
    let count = read(reader, &bytes, bytes.count)
    let text = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    #expect(text.split(separator: "\n").allSatisfy { $0.hasSuffix("x") && $0.utf8.count > 101 })
  }

  @Test func `A link to a file of another is not written through`() {
    mkdir(folder.path, 0o700)
    let other = folder.path + "/other"
    close(open(other, O_CREAT | O_WRONLY, 0o644))
    symlink(other, folder.path + "/log")
    write(["x"])
    #expect(folder.text("other") == "" && folder.mode("other") == 0o644)
  }

  @Test func `A line that is longer than the whole log is written all the same`() {
    let long = String(repeating: "y", count: 50)
    write(["short", long, "after"], limit: 20)
    #expect(folder.text("log") == "after\n")
    #expect(folder.text("log.1") == long + "\n")
  }

  @Test func `Never more than two files of the size of the limit are there`() {
    var numbers = SplitMix(seed: 131)
    let log = LogFile(path: folder.path + "/log", limit: 200)
    var all: [String] = []
    for number in 0..<300 {
      let length = Int.random(in: 0...60, using: &numbers)
      all.append("\(number) " + String(repeating: "z", count: length))
      log.append(all[number])
      if number % 10 == 0 {
        log.flush()
        let sizes = ["log", "log.1"].map { folder.text($0)?.utf8.count ?? 0 }
        #expect(sizes.allSatisfy { $0 <= 200 })
      }
    }
    log.flush()
    // What is left is the end of the log, without a gap.
    let left = ["log.1", "log"].compactMap { folder.text($0) }.joined()
      .split(separator: "\n").map(String.init)
    #expect(!left.isEmpty && left == Array(all.suffix(left.count)))
  }

  @Test func `A log that was deleted while it was open begins again`() {
    let log = LogFile(path: folder.path + "/log")
    log.append("one")
    log.flush()
    unlink(folder.path + "/log")
    log.append("two")
    log.flush()
    #expect(folder.text("log") == "two\n")
  }

  /// Words around quotes of every kind, in any order.
  @Test func `Whatever is in quotes, and between them, is in no log`() {
    var numbers = SplitMix(seed: 132)
    let quotes = ["“", "”", "\"", "„"]
    for _ in 0..<1000 {
      var sentence = "Start "
      let count = Int.random(in: 1...4, using: &numbers)
      for _ in 0..<count {
        let (open, close) = (
          quotes.randomElement(using: &numbers), quotes.randomElement(using: &numbers)
        )
        sentence += (open ?? "") + "SECRET" + (close ?? "") + " "
      }
      let kept = LogText.withoutQuotes(sentence + "end.")
      #expect(kept == "Start “…” end.", "\(sentence)")
    }
  }

  @Test func `Any text is one line of at most three hundred characters, and stays so`() {
    var numbers = SplitMix(seed: 133)
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...400, using: &numbers) {
        let code = UInt32.random(in: 0...0x2FFF, using: &numbers)
        text.unicodeScalars.append(Unicode.Scalar(code) ?? " ")
      }
      let line = LogText.line(text)
      #expect(line.unicodeScalars.count <= LogText.limit + 1)
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
      if line.unicodeScalars.count <= LogText.limit { #expect(LogText.line(line) == line) }
      #expect(!LogText.word(text).unicodeScalars.contains("\n"))
    }
  }
}

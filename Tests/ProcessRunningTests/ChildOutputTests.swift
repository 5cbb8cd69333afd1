import ChatTestSupport
import Glibc
import Testing

@testable import ProcessRunning

/// What of a child's output is kept, what it gets, and what is left of it.
@Suite struct ChildOutputTests {
  private func text(_ report: ChildReport) -> String {
    String(decoding: report.output, as: UTF8.self)
  }

  /// One byte below the limit, the limit, one above; around the size of a pipe and of one reading, too.
  @Test(arguments: [1, 2, 1000, 65_535, 65_536, 65_537, 131_072, 1_000_000])
  func `Only output that was longer than asked for is cut`(limit: Int) {
    for (count, isCut) in [(limit - 1, false), (limit, false), (limit + 1, true)] {
      let report = ChildRunner.run(
        ChildCommand(line: "head -c \(count) /dev/zero"), outputLimit: limit)
      #expect(report.output.count == min(count, limit))
      #expect(report.isCut == isCut, "\(count) of \(limit)")
      #expect(report.ending == .exited(0))
    }
  }

  @Test func `A child that writes for ever after it was cut is ended at its time`() {
    let report = ChildRunner.run(
      ChildCommand(line: "cat /dev/zero"), outputLimit: 10, atMost: 0.2)
    #expect(report.ending == .timedOut(seconds: 0.2) && report.isCut)
    #expect(report.output == [UInt8](repeating: 0, count: 10))
  }

  @Test func `Slow pieces are all kept, in order`() {
    let report = ChildRunner.run(
      ChildCommand(line: "for n in 1 2 3 4 5; do printf $n; sleep 0.01; done"), outputLimit: 100)
    #expect(text(report) == "12345" && !report.isCut)
  }

  @Test func `A child that closes its output early is waited for all the same`() {
    let report = ChildRunner.run(
      ChildCommand(line: "printf x; exec >&-; sleep 0.05; exit 7"), outputLimit: 100)
    #expect(text(report) == "x" && report.ending == .exited(7))
  }

  @Test func `Errors are not output`() {
    let report = ChildRunner.run(ChildCommand(line: "echo out; echo err >&2"), outputLimit: 100)
    #expect(text(report) == "out\n")
    #expect(!report.isCut)
  }

  @Test(arguments: ["", "\0", "a\0b", "no line end", "\r\n\r\n", "文😀\u{301}"])
  func `What a child gets is what was given, byte for byte`(input: String) {
    let report = ChildRunner.run(ChildCommand(["cat"]), input: input, outputLimit: 100)
    #expect(report.output == Array(input.utf8))
  }

  @Test(arguments: [true, false])
  func `A child is in a group of its own, or in ours`(hasGroup: Bool) {
    let report = ChildRunner.run(
      ChildCommand(line: "echo $$ $(ps -o pgid= -p $$ || cut -d' ' -f5 /proc/$$/stat)"),
      outputLimit: 100, hasGroup: hasGroup)
    let numbers = text(report).split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
    #expect(numbers.count == 2)
    #expect(numbers.last == (hasGroup ? numbers.first : getpgrp()))
  }

  @Test func `What it leaves in its group is ended where nothing is to be left`() async {
    let report = ChildRunner.run(
      ChildCommand(line: "sleep 1000 >/dev/null & echo $!"), outputLimit: 100, leavesNothing: true)
    let left = pid_t(text(report).dropLast()) ?? 0
    #expect(left > 1)
    #expect(await eventually { Self.isGone(left) })
  }

  @Test func `One without a group that takes too long is ended alone`() {
    let report = ChildRunner.run(
      ChildCommand(["sleep", "1000"]), hasGroup: false, atMost: 0.1)
    #expect(report.ending == .timedOut(seconds: 0.1))
  }

  @Test(arguments: [0, -1, 0.000_001])
  func `A time that is over when it starts ends it`(seconds: Double) {
    #expect(
      ChildRunner.run(ChildCommand(["sleep", "1000"]), atMost: seconds).ending
        == .timedOut(seconds: seconds))
  }

  /// True if there is no such process, or only its entry in the table.
  private static func isGone(_ process: pid_t) -> Bool {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return true }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, 200, file) != nil else { return true }
    let text = line.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    return text.split(separator: ")").last?.hasPrefix(" Z") == true
  }
}

import FoundationEssentials
import Glibc
import Testing

@testable import ChatApp

/// A folder of its own for one test, gone with the value.
final class LogFolder: Sendable {
  let path = "/tmp/ctxchat-log-\(UInt64.random(in: 0 ... .max))"

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func mode(_ name: String) -> UInt32 {
    var status = stat()
    stat(path + "/" + name, &status)
    return status.st_mode & 0o777
  }
}

@Suite struct LogFileTests {
  let folder = LogFolder()

  @Test func `Nothing is made before the first line, and then for its owner alone`() {
    let log = LogFile(path: folder.path + "/state/log")
    #expect(folder.text("state/log") == nil)
    log.append("one")
    log.append("two")
    log.flush()
    #expect(folder.text("state/log") == "one\ntwo\n")
    #expect(folder.mode("state/log") == 0o600)
    #expect(folder.mode("state") == 0o700)
  }

  @Test func `A full file becomes the old one, and only one old one is kept`() {
    let log = LogFile(path: folder.path + "/log", limit: 20)
    for line in ["first 8901", "second 901", "third 8901"] { log.append(line) }
    log.flush()
    #expect(folder.text("log") == "third 8901\n")
    #expect(folder.text("log.1") == "second 901\n")
    #expect(folder.mode("log.1") == 0o600)
  }

  @Test func `A file that is there is gone on with, and taken from the eyes of others`() {
    mkdir(folder.path, 0o700)
    let path = folder.path + "/log"
    close(open(path, O_CREAT | O_WRONLY, 0o644))
    chmod(path, 0o644)
    for line in ["x", "y"] {
      let log = LogFile(path: path)
      log.append(line)
      log.flush()
    }
    #expect(folder.mode("log") == 0o600)
    #expect(folder.text("log") == "x\ny\n")
  }

  @Test func `When another program has rotated it, the new file is written`() {
    let log = LogFile(path: folder.path + "/log")
    log.append("old")
    log.flush()
    rename(folder.path + "/log", folder.path + "/log.1")
    log.append("new")
    log.flush()
    #expect(folder.text("log") == "new\n")
    #expect(folder.text("log.1") == "old\n")
  }

  @Test(arguments: ["/proc/no/such", "/dev/full/log", ""])
  func `What cannot be written is dropped`(path: String) {
    let log = LogFile(path: path)
    log.append("x")
    log.flush()
    log.append("y")
    log.flush()
  }

  @Test func `Lines of several writers stay whole`() async {
    let path = folder.path + "/log"
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let log = LogFile(path: path)
          for number in 0..<50 { log.append("\(writer) line \(number)") }
          log.flush()
        }
      }
    }
    let lines = (folder.text("log") ?? "").split(separator: "\n")
    #expect(lines.count == 200)
    #expect(Set(lines).count == 200)
    #expect(lines.allSatisfy { $0.contains(" line ") })
  }
}

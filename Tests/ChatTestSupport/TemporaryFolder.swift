import FoundationEssentials
import Glibc

/// A folder that goes when nobody needs it any more.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/ctxchat-test-XXXXXX".utf8CString)
    let isMade = mkdtemp(&template) != nil
    guard isMade else {
      throw TerminalProgram.Failure(message: "no temporary folder: errno \(errno)", screen: "")
    }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with the folders that it takes.
  package func write(_ name: String, _ bytes: [UInt8]) throws {
    let whole = path + "/" + name
    if let slash = whole.lastIndex(of: "/") {
      try FileManager.default.createDirectory(
        atPath: String(whole[..<slash]), withIntermediateDirectories: true)
    }
    try Data(bytes).write(to: URL(filePath: whole))
  }

  /// Writes a file that can be run, and returns its path. A child writes it: a descriptor that this
  /// process holds for writing is inherited by every child that a test beside this one starts, and
  /// until that child has executed its own program, running the file fails with ETXTBSY.
  package func writeProgram(_ name: String, _ text: String) throws -> String {
    let whole = path + "/" + name
    let run = try CommandRun.run(
      "sh", ["-c", #"printf %s "$2" > "$1" && chmod 755 "$1""#, "sh", whole, text],
      environment: ["PATH": "/usr/bin:/bin"])
    guard run.status == 0 else {
      throw TerminalProgram.Failure(message: "\(whole) was not written: \(run.errors)", screen: "")
    }
    return whole
  }

  /// Every file in it and below, with its bytes.
  package func allFiles() -> [(path: String, bytes: [UInt8])] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.compactMap { name in
      FileManager.default.contents(atPath: path + "/" + name).map { (name, Array($0)) }
    }
  }
}

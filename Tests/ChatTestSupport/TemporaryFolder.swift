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

  /// Every file in it and below, with its bytes.
  package func allFiles() -> [(path: String, bytes: [UInt8])] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.compactMap { name in
      FileManager.default.contents(atPath: path + "/" + name).map { (name, Array($0)) }
    }
  }
}

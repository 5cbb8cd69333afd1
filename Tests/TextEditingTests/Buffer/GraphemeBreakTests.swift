import Glibc
import Testing

@testable import TextEditing

/// GraphemeBreakTest.txt of the Unicode Character Database, as motion in the editor.
struct GraphemeBreakTests {
  /// The clusters of each row.
  static let rows: [[String]] = {
    guard let file = fopen("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt", "r") else {
      return []
    }
    defer { fclose(file) }
    var rows: [[String]] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    while getline(&line, &capacity, file) > 0, let read = line {
      let text = String(cString: read).prefix { $0 != "#" }
      let clusters = text.split(separator: "÷").map { part in
        part.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      }
      let row = clusters.filter { !$0.isEmpty }.map { String(String.UnicodeScalarView($0)) }
      if !row.isEmpty { rows.append(row) }
    }
    free(line)
    return rows
  }()

  @Test("Every row is moved over and deleted cluster by cluster, typed whole or scalar by scalar")
  func motion() {
    #expect(Self.rows.count > 600)
    // Swift's tables are of a newer Unicode than the file: U+2701 is not a pictograph any more.
    let differing = Self.rows.filter { $0.joined().count != $0.count }
    #expect(differing.count <= 1)
    for row in Self.rows where row.joined().count == row.count {
      let text = row.joined()
      var typed = TextEditor()
      for scalar in text.unicodeScalars { typed.insert(String(Character(scalar))) }
      expectClusters(row, TextEditor(text: text))
      expectClusters(row, typed)
    }
  }

  private func expectClusters(_ row: [String], _ given: TextEditor) {
    var editor = given
    editor.perform(.moveStart)
    var moves = 0
    while editor.perform(.moveRight) == .handled { moves += 1 }
    #expect(moves == row.count, "\(row)")
    for count in row.indices.reversed() {
      editor.perform(.deleteBackward)
      #expect(editor.text.utf8.elementsEqual(row[..<count].joined().utf8), "\(row)")
    }
    editor = given
    editor.perform(.moveStart)
    for cluster in row.indices {
      editor.perform(.deleteForward)
      // What is left may join again; not a scalar of it may be missing.
      let rest = row[(cluster + 1)...].joined()
      guard editor.text.utf8.elementsEqual(rest.utf8) else {
        Issue.record("\(row): \(editor.text.debugDescription)")
        return
      }
    }
  }
}

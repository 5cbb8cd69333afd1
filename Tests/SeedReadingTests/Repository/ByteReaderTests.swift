import Testing

@testable import SeedReading

@Suite struct ByteReaderTests {
  @Test func `Numbers have their most significant byte first, and too few bytes give none`() {
    var reader = ByteReader([0x12, 0x34, 0, 0, 1, 0, 7])
    #expect(reader.number(2) == 0x1234)
    #expect(reader.number(4) == 0x100)
    #expect(reader.rest == 1)
    #expect(reader.number(2) == nil && reader.take(2) == nil && reader.take(-1) == nil)
    #expect(reader.index == 6)
    #expect(reader.take(1) == [7] && reader.take(0) == [] && reader.rest == 0)
  }

  /// A number as git's `encode_varint` writes it (varint.c).
  private func encoded(_ number: Int) -> [UInt8] {
    var bytes = [UInt8(number & 127)]
    var rest = number >> 7
    while rest != 0 {
      rest -= 1
      bytes.insert(UInt8(128 | rest & 127), at: 0)
      rest >>= 7
    }
    return bytes
  }

  @Test(arguments: [
    0, 1, 127, 128, 129, 255, 256, 16_511, 16_512, 16_513, 2_113_663, 2_113_664, 1 << 40,
  ])
  func `A number of git's packs is read back`(number: Int) {
    var reader = ByteReader(encoded(number) + [9])
    #expect(reader.variableNumber() == number)
    #expect(reader.rest == 1)
  }

  @Test(arguments: [[], [0x80], [0xFF, 0xFF], Array(repeating: 0xFF, count: 100)] as [[UInt8]])
  func `A number that breaks off, or has no end, is none`(bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    #expect(reader.variableNumber() == nil)
  }

  @Test func `A text ends at its zero, and without one there is none`() {
    var reader = ByteReader(Array("ab\0\0c".utf8))
    #expect(reader.takeText() == Array("ab".utf8)[...])
    #expect(reader.takeText() == [])
    #expect(reader.takeText() == nil)
    #expect(reader.rest == 1)
  }
}

/// The index that is written by hand: what git writes is in ``GitIndexTests``.
@Suite struct GitIndexBytesTests {
  private func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
  }

  /// An entry of version 2.
  private func entry(_ path: String, mode: Int = 0o100644) -> [UInt8] {
    var bytes = Array(repeating: UInt8(0), count: 24) + number(mode)
    bytes += Array(repeating: 7, count: 12 + 20) + [0, UInt8(path.utf8.count)] + Array(path.utf8)
    return bytes + Array(repeating: 0, count: 8 - bytes.count % 8)
  }

  private func index(_ entries: [[UInt8]], count: Int? = nil, rest: [UInt8] = []) -> GitIndex {
    let head = Array("DIRC".utf8) + number(2) + number(count ?? entries.count)
    return GitIndex(
      head + entries.flatMap(\.self) + rest + Array(repeating: 1, count: 20), hashLength: 20)
  }

  @Test func `Files, links, submodules and folders of a sparse tree are told apart`() {
    let index = index([
      entry("a"), entry("link", mode: 0o120000), entry("module", mode: 0o160000),
      entry("sparse/", mode: 0o040000), entry("x/run", mode: 0o100755),
    ])
    #expect(index.files.map { String(decoding: $0, as: UTF8.self) } == ["a", "link", "x/run"])
    #expect(index.submodules == [Array("module".utf8)])
    #expect(index.problem == nil)
  }

  @Test(arguments: 1...17)
  func `Every length of a name is padded as git pads it`(length: Int) {
    let names = [String(repeating: "n", count: length), "z"]
    let index = index(names.map { entry($0) })
    #expect(index.files.map { String(decoding: $0, as: UTF8.self) } == names)
  }

  @Test func `More entries than there are bytes, and other files, are reported`() {
    #expect(index([entry("a")], count: 2).problem == "its index cannot be read")
    #expect(index([entry("a")], count: 1 << 31).problem == "its index cannot be read")
    for bytes in ["", "DIRC", "XXXX\0\0\0\u{2}\0\0\0\0", "DIRC\0\0\0\u{5}\0\0\0\0"] {
      #expect(GitIndex(Array(bytes.utf8), hashLength: 20).problem == "its index cannot be read")
    }
    #expect(index([]).problem == nil && index([]).files.isEmpty)
  }

  @Test func `Extensions are passed over, except the one that names a second file`() {
    let tree = Array("TREE".utf8) + number(3) + [1, 2, 3]
    #expect(index([entry("a")], rest: tree).files.count == 1)
    #expect(index([entry("a")], rest: tree).problem == nil)
    let link = Array("link".utf8) + number(20) + Array(repeating: 0, count: 20)
    #expect(index([entry("a")], rest: tree + link).problem == "its index is split into two files")
    let endless = Array("TREE".utf8) + number(1 << 30)
    #expect(index([entry("a")], rest: endless).files.count == 1)
  }

  @Test func `Paths below a folder are found, with the folders that hold them`() {
    let index = index([
      entry("d/e/f.md"), entry("d/g.md"), entry("dx/h.md"), entry("top.md"),
      entry("d/sub", mode: 0o160000),
    ])
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    let all = TrackedPaths(index, below: [])
    #expect(all.holdsFile(bytes("top.md")) && all.holdsFiles(below: bytes("dx")))
    let below = TrackedPaths(index, below: bytes("d"))
    #expect(below.holdsFile(bytes("d/e/f.md")) && below.holdsFiles(below: bytes("d/e")))
    #expect(below.holdsSubmodule(bytes("d/sub")) && !below.holdsFile(bytes("d/sub")))
    #expect(!below.holdsFile(bytes("dx/h.md")) && !below.holdsFile(bytes("top.md")))
    #expect(!below.holdsFiles(below: bytes("d/g.md")) && !below.holdsFile(bytes("d/e")))
  }
}

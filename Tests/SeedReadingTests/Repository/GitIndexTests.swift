import Basics
import Testing

@testable import SeedReading

@Suite struct GitIndexTests {
  private func repository(sha256: Bool = false) throws -> Tree {
    let tree = try Tree()
    try tree.git("init", "-q", "--object-format=\(sha256 ? "sha256" : "sha1")")
    try tree.write(".gitignore", "*.gen\nout/\n")
    for name in ["a.md", "kept.gen", "left.gen", "out/kept.md", "out/left.md", "out/deep/x.md"] {
      try tree.write(name)
    }
    try tree.git("add", "-f", "a.md", "kept.gen", "out/kept.md", "out/deep/x.md")
    return tree
  }

  private let expected = [".gitignore", "a.md", "kept.gen", "out/deep/x.md", "out/kept.md"]

  @Test(arguments: [2, 3, 4], [false, true])
  func `What is tracked stays in, whatever rules say`(version: Int, sha256: Bool) throws {
    let tree = try repository(sha256: sha256)
    // An entry with more flags makes version 3.
    if version == 3 {
      try tree.write("later.gen")
      try tree.git("add", "-f", "-N", "later.gen")
    } else {
      try tree.git("update-index", "--index-version", "\(version)")
    }
    let listing = try tree.listing()
    #expect(listing.files == (try tree.gitFiles()))
    #expect(Set(expected).isSubset(of: listing.files))
    #expect(listing.leftOut.ignored == 2)
    #expect(listing.notes == [])
    let index = try #require(GitRepository.at(tree.path)).index(usesSHA256: sha256)
    #expect(index.problem == nil && !index.files.isEmpty)
  }

  @Test func `Long names and many of them are read`() throws {
    let tree = try Tree()
    try tree.git("init", "-q")
    let long = String(repeating: "d/", count: 400) + String(repeating: "n", count: 200)
    try tree.write(long)
    for number in 0..<120 {
      try tree.write("f\(number)/\(String(repeating: "x", count: number % 40 + 1))")
    }
    try tree.write(".gitignore", "*\n")
    try tree.git("add", "-f", ".")
    for version in ["2", "4"] {
      try tree.git("update-index", "--index-version", version)
      let listing = try tree.listing()
      #expect(listing.files.count == 122 && listing.leftOut.ignored == 0)
      #expect(listing.files.contains(long))
    }
  }

  @Test func `A conflict does not send a file more than once`() throws {
    let tree = try Tree()
    try tree.git("init", "-q", "-b", "main")
    try tree.write("a.md", "one")
    try tree.git("add", ".")
    try tree.git("commit", "-qm", "1")
    try tree.git("checkout", "-qb", "other")
    try tree.write("a.md", "two")
    try tree.git("commit", "-qam", "2")
    try tree.git("checkout", "-q", "main")
    try tree.write("a.md", "three")
    try tree.git("commit", "-qam", "3")
    try tree.git("merge", "-q", "other", status: 1)
    #expect(try tree.git("ls-files", "--cached").split(separator: "\n").count == 3)
    #expect(try tree.listing().files == ["a.md"])
    #expect(try SeedReader.read([tree.path]).files.count == 1)
  }

  @Test func `A split index is reported, and rules alone decide`() throws {
    let tree = try repository()
    try tree.git("update-index", "--split-index")
    let listing = try tree.listing()
    #expect(listing.files == [".gitignore", "a.md"])
    #expect(listing.notes.count == 1 && listing.notes[0].contains("split"))
  }

  @Test func `An index that is damaged anywhere is reported, and reading it ends`() throws {
    let tree = try repository()
    guard
      case .bytes(let bytes) = FileBytes.read(tree.path + "/.git/index", limit: 1_000_000)
    else { throw SeedError("no index") }
    for end in stride(from: 0, to: bytes.count - 24, by: 7) {
      let index = GitIndex(Array(bytes[..<end]), hashLength: 20)
      #expect(index.problem != nil || index.files.count <= 4)
    }
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      #expect(GitIndex(damaged, hashLength: 20).files.count <= 4)
    }
    try tree.write(".git/index", "no index")
    #expect(try tree.listing().notes[0].contains("index cannot be read"))
  }

  @Test func `A sparse working tree lists what is there`() throws {
    let tree = try repository()
    try tree.write("in/a.md")
    try tree.git("add", ".")
    try tree.git("commit", "-qm", "1")
    try tree.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
    let listing = try tree.listing()
    #expect(listing.files == (try tree.gitFiles()))
    #expect(listing.files.contains("in/a.md") && !listing.files.contains("out/kept.md"))
  }
}

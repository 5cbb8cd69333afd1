import FoundationEssentials
import Properties
import Testing

/// Replays what fuzzers found worth keeping: every rule holds for every input of its folder.
@Suite("Rules on the corpus")
struct CorpusTests {
  private static let corpus =
    #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Corpus"

  @Test("Every rule has inputs and holds for them", arguments: Property.all.map(\.name))
  func replay(name: String) throws {
    let property = try #require(Property.all.first { $0.name == name })
    let folder = "\(Self.corpus)/\(name)"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count >= 5, "\(name) has hardly any inputs")
    for file in files {
      let input = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
      do { try property.check(Array(input)) } catch { Issue.record("\(name)/\(file): \(error)") }
    }
  }

  @Test(
    "Every rule holds for the empty input and for one byte", arguments: Property.all.map(\.name))
  func small(name: String) throws {
    let property = try #require(Property.all.first { $0.name == name })
    try property.check([])
    for byte in UInt8.min...UInt8.max { try property.check([byte]) }
  }
}

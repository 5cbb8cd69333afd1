import ChatTestSupport
import Testing

@testable import SeedReading

/// What ctxchat lists is what git lists, on trees drawn by lot.
@Suite struct GitAgreementTests {
  @Test(arguments: 0..<30)
  func `Ten trees with rules drawn by lot are listed as git lists them`(round: Int) throws {
    for number in 0..<10 {
      let tree = try Tree()
      var random = RandomTree(seed: UInt64(round * 10 + number))
      let rules = try random.fill(tree)
      if number.isMultiple(of: 3) {
        let tracked = try tree.git("ls-files", "-z", "--others").split(separator: "\0")
          .filter { _ in random.isTracked() }.map { ":(literal)\($0)" }
        if !tracked.isEmpty { try tree.git(["add", "-f", "--"] + tracked) }
      }
      let (ours, gits) = (try tree.listing().files, try tree.gitFiles())
      #expect(
        ours == gits,
        "round \(round), tree \(number): \(rules) only ours: \(Set(ours).subtracting(gits)), only git's: \(Set(gits).subtracting(ours))"
      )
    }
  }
}

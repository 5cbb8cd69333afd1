import Glibc
import Testing

@testable import SeedReading

@Suite struct ByteSetTests {
  private static let classes: [(name: String, isMember: @Sendable (Int32) -> Int32)] = [
    ("alnum", { isalnum($0) }), ("alpha", { isalpha($0) }), ("blank", { isblank($0) }),
    ("cntrl", { iscntrl($0) }), ("digit", { isdigit($0) }), ("graph", { isgraph($0) }),
    ("lower", { islower($0) }), ("print", { isprint($0) }), ("punct", { ispunct($0) }),
    ("space", { isspace($0) }), ("upper", { isupper($0) }), ("xdigit", { isxdigit($0) }),
  ]

  @Test func `A class has the ASCII characters that C gives it`() throws {
    for (name, isMember) in Self.classes {
      let set = try #require(ByteSet.named(name.utf8))
      for byte in UInt8.min..<0x80 {
        #expect(set.contains(byte) == (isMember(Int32(byte)) != 0), "\(name): \(byte)")
      }
      #expect(!(0x80...UInt8.max).contains { set.contains($0) })
    }
  }

  @Test(arguments: ["", "Alpha", "word", "alph", "alphaa", "ascii"])
  func `Other names have none`(name: String) {
    #expect(ByteSet.named(name.utf8) == nil)
  }

  @Test func `A set holds what was put in, and its inverse the rest`() {
    var set = ByteSet("az")
    set.insert(0)
    set.insert(255)
    set.insert(64)
    set.remove(UInt8(ascii: "z"))
    set.remove(7)
    let members: Set<UInt8> = [0, 64, UInt8(ascii: "a"), 255]
    for byte in UInt8.min...UInt8.max {
      #expect(set.contains(byte) == members.contains(byte))
      #expect(set.inverted.contains(byte) != set.contains(byte))
    }
    #expect(set.inverted.inverted == set)
    #expect(ByteSet(members) == set)
  }
}

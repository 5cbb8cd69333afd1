/// The scalars that emoji of several scalars are made with.
enum EmojiParts {
  static var joiner: UInt32 { 0x200D }
  static var selector: UInt32 { 0xFE0F }
  static var keycap: UInt32 { 0x20E3 }
  static var firstTone: UInt32 { 0x1F3FB }
  static var blackFlag: UInt32 { 0x1F3F4 }

  static func isTone(_ scalar: UInt32) -> Bool { 0x1F3FB...0x1F3FF ~= scalar }
  static func isRegional(_ scalar: UInt32) -> Bool { 0x1F1E6...0x1F1FF ~= scalar }
  static func isTag(_ scalar: UInt32) -> Bool { 0xE0020...0xE007F ~= scalar }

  /// The tags of the flags that Unicode recommends: England, Scotland, Wales.
  static let tagFlags: [[UInt32]] = ["gbeng", "gbsct", "gbwls"].map { name in
    name.unicodeScalars.map { 0xE0000 + $0.value } + [0xE007F]
  }

  /// True if a scalar of sanitised text may belong to the emoji that begins before it.
  @inline(__always)
  static func continues(_ scalar: UInt32) -> Bool {
    scalar == selector || scalar == joiner || isTone(scalar) || isRegional(scalar) || isTag(scalar)
  }
}

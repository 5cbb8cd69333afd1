/// The result of a motion.
struct ViMove: Sendable, Equatable {
  var place: Int
  /// True if an operator takes the unit at the end too.
  var isInclusive = false
  var isLines = false
  /// True if an end at the start of a line stays where it is.
  var keepsEnd = false
  /// True if it came less far than asked: then no operator works.
  var isShort = false

  init(_ place: Int, isInclusive: Bool = false, isLines: Bool = false) {
    self.place = place
    self.isInclusive = isInclusive
    self.isLines = isLines
  }
}

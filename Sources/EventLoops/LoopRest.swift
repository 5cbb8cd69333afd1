/// A time in which streams are better left alone, so that what comes meanwhile is taken together.
///
/// A frame costs several times what reading a token does. A token that comes late in the rest ends it and is shown at
/// once, with those before it: so a steady stream wakes the loop for its tokens, and not for the end of the rest as well.
package struct LoopRest: Equatable, Sendable {
  /// From this moment on, what comes ends the rest, in milliseconds of ``Monotonic``.
  package let isLateAt: UInt64
  /// The end of the rest, if nothing comes late in it, in milliseconds of ``Monotonic``.
  package let end: UInt64

  /// A rest.
  package init(lateAt moment: UInt64, end: UInt64) {
    isLateAt = moment
    self.end = end
  }
}

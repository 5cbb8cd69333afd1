/// How a cost changes with the size of something.
struct Growth {
  /// What stands before ": " names a chart, the rest one of its lines.
  let curve: String
  /// What grows.
  let sizes: String
  let points: [Int]
  /// Of the values.
  let unit: String
  /// The value at a size.
  let value: @MainActor (Int) async throws -> Double

  /// A line of a growth file, see `Scripts/draw-growth`.
  func line(_ size: Int, _ value: Double) -> String {
    #"{"curve": "\#(curve)", "x": \#(size), "xunit": "\#(sizes)", "y": \#(value), "unit": "\#(unit)"}"#
  }
}

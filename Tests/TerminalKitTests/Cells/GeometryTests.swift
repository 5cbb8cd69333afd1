import Testing

@testable import TerminalKit

@Suite("Geometry")
struct GeometryTests {
  @Test("Extents are never negative")
  func negative() {
    #expect(Size(rows: -1, columns: 3) == Size(rows: 0, columns: 3))
    #expect(Rect(row: 2, column: 2, rows: -5, columns: -1).isEmpty)
    #expect(Grid(size: Size(rows: -2, columns: 9)).cells.isEmpty)
  }

  @Test("A rectangle holds the places from its start to before its end")
  func contains() {
    let rect = Rect(row: 1, column: 2, rows: 2, columns: 3)
    #expect(rect.contains(Point(row: 1, column: 2)))
    #expect(rect.contains(Point(row: 2, column: 4)))
    #expect(!rect.contains(Point(row: 3, column: 2)))
    #expect(!rect.contains(Point(row: 1, column: 5)))
    #expect(!rect.contains(Point(row: 0, column: 3)))
    #expect((rect.endRow, rect.endColumn) == (3, 5))
  }

  @Test("Two rectangles have in common what both hold, cell by cell")
  func intersection() {
    let places = [-2, 0, 1, 3]
    let extents = [0, 1, 4]
    let rects = places.flatMap { row in
      extents.map { Rect(row: row, column: row + 1, rows: $0, columns: $0 + 1) }
    }
    for first in rects {
      for second in rects {
        let common = first.intersection(second)
        for row in -3..<9 {
          for column in -3..<9 {
            let point = Point(row: row, column: column)
            let isInBoth = first.contains(point) && second.contains(point)
            #expect(common.contains(point) == isInBoth)
          }
        }
      }
    }
  }

  @Test("Absurd rectangles saturate", arguments: [Int.min, Int.min + 1, -1, 0, Int.max])
  func absurd(place: Int) {
    let rect = Rect(row: place, column: place, rows: .max, columns: .max)
    let screen = Rect(row: 0, column: 0, rows: 24, columns: 80)
    let common = screen.intersection(rect)
    #expect(common.rows <= 24 && common.columns <= 80)
    #expect(rect.intersection(screen) == common)
    #expect(rect.intersection(rect).rows >= 0)
  }
}

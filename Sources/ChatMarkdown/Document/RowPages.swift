/// The rows of closed blocks in pages. Of a long message most pages have no rows: they are laid out again when
/// the reader looks at them, from the state in which they began.
struct RowPages: Sendable {
  /// The state at the start of a page, and the part of the message on it.
  struct Page: Sendable {
    /// The scanner's state before it.
    var scanner: BlockScanner
    /// The code that continues from the page before.
    var fence: OpenFence?
    /// The look of what is above: a gap that is wanted, code blocks that were counted. Holds no rows.
    var start: LaidOut
    /// Number of bytes of the message when the page began, and when it ended.
    var scanStart = 0
    var scanEnd = 0
    /// Its first row in the message.
    fileprivate(set) var firstRow = 0
    fileprivate(set) var rowCount = 0
    /// `nil` while it is off screen.
    fileprivate(set) var rows: RowStore?
  }

  /// Number of pages in memory at a time.
  static let residentLimit = 8

  private(set) var pages: [Page] = []
  /// The rows of all pages.
  private(set) var rowCount = 0

  var isEmpty: Bool { pages.isEmpty }

  /// Adds a page with its rows; those of a page far above go.
  mutating func append(_ page: Page, _ rows: RowStore) {
    var page = page
    page.firstRow = rowCount
    page.rowCount = rows.count
    page.rows = rows
    pages.append(page)
    rowCount += rows.count
    keepResident(near: pages.count - 1)
  }

  /// The page that a row is on.
  func index(ofRow row: Int) -> Int {
    var (low, high) = (0, pages.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if pages[middle].firstRow <= row { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Makes a page hold rows that were laid out again.
  mutating func fill(_ index: Int, _ rows: RowStore) {
    pages[index].rows = rows.fitted(to: pages[index].rowCount)
    keepResident(near: index)
  }

  /// Forgets the rows of the pages that are farthest from one.
  private mutating func keepResident(near index: Int) {
    let resident = pages.indices.filter { pages[$0].rows != nil }
    guard resident.count > Self.residentLimit else { return }
    let farthest = resident.max { abs($0 - index) < abs($1 - index) }
    if let farthest { pages[farthest].rows = nil }
  }
}

extension RowStore {
  /// Itself with another number of rows: a link whose address came later can make a block longer or shorter.
  func fitted(to count: Int) -> RowStore {
    if self.count == count { return self }
    var result = RowStore()
    for index in 0..<count {
      if index < self.count {
        let row = self[index]
        result.append(row.line, codeBlock: row.codeBlock)
      } else {
        result.endRow()
      }
    }
    return result
  }
}

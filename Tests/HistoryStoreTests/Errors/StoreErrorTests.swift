import Testing

@testable import HistoryStore

@Test("An error says its message, and SQLite's words where there are some")
func errorDescription() {
  #expect(StoreError(.full, "Full.").description == "Full.")
  #expect(StoreError(.full, "Full.", detail: "13").description == "Full. [13]")
}

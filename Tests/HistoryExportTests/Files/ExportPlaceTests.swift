import ChatTestSupport
import Glibc
import Testing

@testable import HistoryExport

@Suite struct ExportPlaceTests {
  @Test func `Nothing means the present folder`() {
    #expect(ExportPlace(nil) == .folder(""))
    #expect(ExportPlace("") == .folder(""))
  }

  @Test func `A slash at the end or a folder that is there means a folder`() throws {
    let folder = try TemporaryFolder()
    #expect(ExportPlace(folder.path) == .folder(folder.path + "/"))
    #expect(ExportPlace("no/such/") == .folder("no/such/"))
    #expect(ExportPlace(folder.path + "/new.md") == .file(folder.path + "/new.md"))
  }

  @Test func `The home folder is understood`() {
    let home = getenv("HOME").map { String(cString: $0) } ?? ""
    #expect(ExportPlace("~/no-such-file.md") == .file(home + "/no-such-file.md"))
    #expect(ExportPlace("~other/x") == .file("~other/x"))
  }
}

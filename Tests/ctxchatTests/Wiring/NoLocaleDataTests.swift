import ChatTestSupport
import FoundationEssentials
import Testing

/// The program has no data of ICU (`Sources/CICUData`), so nothing in it may ask Foundation for what is in there.
@Suite struct NoLocaleDataTests {
  private static let calls = [
    "TimeZone.current", "TimeZone(identifier", "TimeZone(abbreviation", "autoupdatingCurrent",
    "Locale(identifier",
    "Locale.", "NSLocale", "DateFormatter", "NumberFormatter", "RelativeDateTime",
    "Date.FormatStyle",
    "localizedC", "localizedS", "Calendar.current", "NSRegularExpression", "NSString",
    "StringTransform",
  ]

  @Test func `No source asks for names of languages or time zones`() throws {
    let sources = SourceFolder.path + "/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") && !$0.contains("/Texts/") }
    #expect(files.count > 500)
    for file in files {
      let text = String(
        decoding: FileManager.default.contents(atPath: "\(sources)/\(file)") ?? Data(),
        as: UTF8.self)
      for call in Self.calls { #expect(!text.contains(call), "\(file) has \(call)") }
      #expect(!text.contains("import Foundation\n"), "\(file) imports all of Foundation")
    }
  }
}

import Testing

@testable import NcursesBackend

/// What the window is called after the program, in terminals that cannot give the title before back.
@Suite struct ShellTitleTests {
  @Test(arguments: [
    ("/home/ada", "ada@host: ~"), ("/home/ada/notes", "ada@host: ~/notes"),
    ("/home/adam", "ada@host: /home/adam"), ("/", "ada@host: /"),
    ("/tmp/a\u{1B}]2;b\nc", "ada@host: /tmp/a␛]2;bc"),
  ])
  func `As shells show it`(folder: String, expected: String) {
    let title = ShellTitle.text(user: "ada", host: "host", folder: folder, home: "/home/ada")
    #expect(title == expected)
  }

  @Test func `What is unknown is left out`() {
    #expect(ShellTitle.text(user: "", host: "host", folder: "/srv", home: "") == "host: /srv")
    #expect(ShellTitle.text(user: "ada", host: "", folder: "", home: "/home/ada") == "ada")
    #expect(ShellTitle.text(user: "", host: "", folder: "/", home: "/") == "/")
  }

  @Test func `A long path shows its end, in whole characters`() {
    let folder = "/" + String(repeating: "日本語", count: 60)
    let title = ShellTitle.text(user: "ada", host: "host", folder: folder, home: "/home/ada")
    #expect(title.utf8.count <= ShellTitle.longest && title.hasSuffix("日本語"))
  }
}

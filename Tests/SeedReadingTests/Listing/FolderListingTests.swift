import ChatTestSupport
import Glibc
import Testing

@testable import SeedReading

@Suite struct FolderListingTests {
  private func sample() throws -> Tree {
    let tree = try Tree()
    for name in [
      "a.md", "b.md", "node_modules/x.js", "src/main.c", "src/main.o", "src/deep/y.c", "diary.txt",
    ] { try tree.write(name) }
    try tree.write(".gitignore", "diary.txt\nnode_modules/\n*.o\n")
    return tree
  }

  private let files = ["a.md", "b.md", "src/deep/y.c", "src/main.c"]

  @Test func `The list is the same with a repository, with another owner's, and without one`()
    throws
  {
    let tree = try sample()
    let without = try tree.listing()
    #expect(without.files == files)
    #expect(without.leftOut.ignored == 3 && without.leftOut.hidden == 1)
    try tree.git("init", "-q")
    #expect(try tree.listing().files == [".gitignore"] + files)
    #expect(try tree.gitFiles() == [".gitignore"] + files)
    // Only root can give a folder away; git refuses it then.
    if chown(tree.path, 65_534, 65_534) == 0 {
      #expect(try tree.listing().files == [".gitignore"] + files)
    }
  }

  @Test func `Rules above a folder hold in it, up to the top of the repository and no further`()
    throws
  {
    let tree = try Tree()
    try tree.write(".gitignore", "*.o\n/top/x.md\n")
    try tree.write("repo/.gitignore", "*.log\n/sub/y.md\n!keep.log\n")
    try tree.makeRepository(at: "repo")
    try tree.write("repo/.git/info/exclude", "private.md\n")
    for name in ["x.md", "y.md", "a.o", "a.log", "keep.log", "private.md"] {
      try tree.write("repo/sub/" + name)
    }
    #expect(try tree.listing("repo/sub").files == ["a.o", "keep.log", "x.md"])
    #expect(try tree.gitFiles("repo/sub") == ["a.o", "keep.log", "x.md"])
  }

  @Test func `A rule that takes back has no effect below a folder that is ignored`() throws {
    let tree = try Tree()
    try tree.write(".gitignore", "out/\n!out/kept.md\n")
    for name in ["out/kept.md", "out/.gitignore", "a.md"] { try tree.write(name) }
    #expect(try tree.listing().files == ["a.md"])
  }

  @Test func `A folder that is ignored as a whole is taken when it is named, and that is reported`()
    throws
  {
    let tree = try Tree()
    try tree.makeRepository()
    try tree.write(".gitignore", "build/\n*.o\n")
    for name in ["build/a.md", "build/a.o", "build/deep/b.md"] { try tree.write(name) }
    let listing = try tree.listing("build")
    #expect(listing.files == ["a.md", "deep/b.md"])
    #expect(listing.notes.count == 1 && listing.notes[0].contains(".gitignore:1"))
    #expect(try tree.listing("build/deep").notes.count == 1)
    #expect(try tree.listing().files == [".gitignore"])
  }

  @Test(arguments: ["*\n", "build/*\n", "/build/**\n"])
  func `A folder whose files are all ignored from above is taken when it is named`(rules: String)
    throws
  {
    let tree = try Tree()
    try tree.makeRepository()
    try tree.write(".gitignore", rules)
    try tree.write("build/a.md")
    try tree.write("build/.gitignore", "own.md\n")
    try tree.write("build/own.md")
    let listing = try tree.listing("build")
    #expect(listing.files == [".gitignore", "a.md"])
    #expect(listing.notes.count == 1)
  }

  @Test func `A folder that ignores itself stays so`() throws {
    let tree = try Tree()
    try tree.write(".gitignore", "*\n")
    try tree.write("a.md")
    #expect(try tree.listing().files == [])
    let error = #expect(throws: SeedError.self) { try SeedReader.read([tree.path]) }
    #expect(error?.description.contains("1 file or folder that is ignored") == true)
  }

  // MARK: Links

  @Test func `Links are never followed, and those that lead out are named`() throws {
    let tree = try Tree()
    try tree.write("../secret.txt", "outside")
    try tree.write("a.md", "inside")
    try tree.write("d/b.md")
    try tree.link("out.md", to: "../secret.txt")
    try tree.link("absolute.md", to: tree.folder.path + "/secret.txt")
    try tree.link("up", to: "..")
    try tree.link("chain.md", to: "out.md")
    try tree.link("in.md", to: "a.md")
    try tree.link("folder", to: "d")
    try tree.link("round", to: "round")
    try tree.link("gone.md", to: "nowhere")
    for hasRepository in [false, true] {
      if hasRepository { try tree.git("init", "-q"); try tree.git("add", ".") }
      let listing = try tree.listing()
      #expect(listing.files == ["a.md", "d/b.md"])
      #expect(listing.leftOut.linksInside == 2)
      let others = listing.leftOut.others.joined(separator: "\n")
      for name in ["out.md", "absolute.md", "up", "chain.md"] {
        #expect(others.contains("\(name): a link to a place outside the folder"))
      }
      for name in ["gone.md", "round"] {
        #expect(others.contains("\(name): a broken link"))
      }
    }
  }

  @Test func `A link does not open what is ignored, hidden, or behind a tracked path`() throws {
    let tree = try Tree()
    try tree.write(".gitignore", "secret.md\n")
    try tree.write("secret.md", "SECRET")
    try tree.write("real/x.md")
    try tree.write("d/x.md", "SECRET")
    try tree.link("open.md", to: "secret.md")
    try tree.git("init", "-q")
    try tree.git("add", ".")
    // The tracked folder becomes a link.
    try tree.write(".gitignore", "secret.md\nreal\n")
    rename(tree.path + "/d", tree.path + "/../old")
    try tree.link("d", to: "../old")
    let texts = try SeedReader.read([tree.path]).files.map(\.text)
    #expect(!texts.contains { $0.contains("SECRET") && !$0.contains("secret.md") })
    #expect(try tree.listing().files == [".gitignore", "real/x.md"])
  }

  @Test func `A folder that is itself a link is read when it is named`() throws {
    let tree = try sample()
    symlink("tree", tree.folder.path + "/link")
    let listing = try FolderListing(of: tree.folder.path + "/link", tree.settings)
    #expect(listing.files == files)
  }

  // MARK: Repositories inside

  @Test func `Submodules and repositories inside are left out and named`() throws {
    let tree = try Tree()
    try tree.write("a.md")
    try tree.write("inner/x.md")
    try tree.makeRepository(at: "inner")
    try tree.write("module/.git", "gitdir: ../.git/modules/module\n")
    try tree.write("module/y.md")
    try tree.write(".git/modules/module/HEAD", "ref: refs/heads/main\n")
    // Without a repository around them, too: `.git` alone does not make one.
    #expect(try tree.listing().leftOut.repositories.sorted() == ["inner", "module"])
    try tree.makeRepository()
    let listing = try tree.listing()
    #expect(listing.files == ["a.md"])
    #expect(
      listing.leftOut.lines.contains {
        $0.contains("2 repositories") && $0.contains("inner, module")
      })
    #expect(try tree.listing("inner").files == ["x.md"])
    #expect(try tree.listing("module").files == ["y.md"])
  }

  @Test func `A submodule that was not fetched, and one that git knows, count once`() throws {
    let tree = try Tree()
    try tree.git("init", "-q")
    try tree.write("a.md")
    let object = String(repeating: "a", count: 40)
    for name in ["empty", "full"] {
      mkdir("\(tree.path)/\(name)", 0o755)
      try tree.git("update-index", "--add", "--cacheinfo", "160000,\(object),\(name)")
    }
    try tree.write("full/x.md")
    #expect(try tree.listing().files == ["a.md"])
    #expect(try tree.listing().leftOut.repositories.count == 2)
  }

  @Test func `A second working tree has the rules and the index of its own`() throws {
    let tree = try Tree()
    try tree.git("init", "-q", "-b", "main")
    try tree.write("a.gen")
    try tree.write(".gitignore", "*.gen\n")
    try tree.git("add", "-f", ".")
    try tree.git("commit", "-qm", "1")
    try tree.git("worktree", "add", "-q", tree.folder.path + "/second")
    try tree.write(".git/info/exclude", "hidden.md\n")
    for name in ["hidden.md", "b.gen", "c.md"] { try tree.write("../second/" + name) }
    let listing = try tree.listing("../second")
    #expect(listing.files == [".gitignore", "a.gen", "c.md"])
    #expect(
      try tree.gitFiles("../second")
        == [".git", ".gitignore", "a.gen", "c.md"].filter { $0 != ".git" })
  }

  // MARK: Odd files

  @Test func `Pipes, sockets and names that are no text are left out and counted`() throws {
    let tree = try Tree()
    try tree.write("a.md")
    #expect(mkfifo(tree.path + "/pipe", 0o600) == 0)
    let name: [CChar] =
      Array((tree.path + "/n").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    close(open(name, O_CREAT | O_WRONLY, 0o600))
    let listing = try tree.listing()
    #expect(listing.files == ["a.md"])
    #expect(listing.leftOut.unnamed == 1)
    #expect(listing.leftOut.others == ["pipe: not a regular file"])
  }

  @Test func `An ignore file that cannot be taken as one`() throws {
    let tree = try Tree()
    try tree.makeRepository()
    try tree.write("rules", "a.md\n")
    try tree.write("a.md")
    // git reads no links and no folders here.
    try tree.link(".gitignore", to: "rules")
    #expect(try tree.listing().files == ["a.md", "rules"])
    unlink(tree.path + "/.gitignore")
    try tree.write(".gitignore", String(repeating: "#\n", count: 2_000_001))
    // What cannot be read whole could name any file.
    let error = #expect(throws: SeedError.self) { try tree.listing() }
    #expect(error?.description.contains(".gitignore") == true)
  }

  @Test func `The inside of a repository's own folder is listed as any folder`() throws {
    let tree = try sample()
    try tree.git("init", "-q")
    #expect(try tree.listing(".git/refs").files == [])
    try tree.write(".git/notes/a.md")
    #expect(try tree.listing(".git/notes").files == ["a.md"])
  }
}

import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// `make install`, `make uninstall`, `make deb` and `make tarball`.
@Suite struct InstallTests {
  /// Every file and folder below a path, with its kind, mode and size.
  private func tree(_ path: String) throws -> [String] {
    let found = try CommandRun.run(
      "find", [path, "-printf", "%y %m %P\\n"], environment: Repository.environment)
    return found.output.split(separator: "\n").map(String.init).sorted()
  }

  private func install(_ target: String, _ folder: TemporaryFolder, _ more: String...) throws
    -> CommandRun
  {
    let destination = "DESTDIR=\(folder.path)"
    let words = [target, "PROGRAM=\(Program.path)", destination] + more
    return try CommandRun.run(
      "make", ["--no-print-directory", "-C", SourceFolder.path] + words,
      environment: Repository.environment)
  }

  @Test func `What is installed runs, and has its man page and its completions`() throws {
    let folder = try TemporaryFolder()
    let run = try install("install", folder, "PREFIX=/opt/a b")
    try #require(run.status == 0, "\(run.errors)")
    let prefix = folder.path + "/opt/a b"
    var program = try Program()
    program.environment["PATH"] = prefix + "/bin:/usr/bin:/bin"
    let asked = try CommandRun.run(
      prefix + "/bin/ctxchat", ["ask", "--demo", "What is a context?"],
      environment: program.environment)
    #expect(asked.status == 0 && asked.output.contains("cache"), "\(asked.errors)")
    let files = Set(try tree(prefix))
    for name in [
      "f 755 bin/ctxchat", "f 644 share/man/man1/ctxchat.1",
      "f 644 share/zsh/site-functions/_ctxchat",
      "f 644 share/bash-completion/completions/ctxchat",
      "f 644 share/fish/vendor_completions.d/ctxchat.fish", "f 644 share/doc/ctxchat/guide.zh.md",
    ] { #expect(files.contains(name), "\(name)") }
    let script = FileManager.default.contents(
      atPath: prefix + "/share/bash-completion/completions/ctxchat")
    #expect(String(decoding: script ?? Data(), as: UTF8.self).contains("complete -"))
  }

  @Test(arguments: ["/usr/local", "/opt/new/folder", "/usr"])
  func `Uninstalling leaves what was there before, and nothing else`(prefix: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("usr/share/man/man1/other.1", Array("x".utf8))
    try folder.write("usr/local/bin/other", Array("x".utf8))
    mkdir(folder.path + "/usr/local/share", 0o700)
    mkdir(folder.path + "/usr/local/share/doc", 0o755)
    let before = try tree(folder.path)
    let to = "PREFIX=\(prefix)"
    for _ in 0..<2 { #expect(try install("install", folder, to).status == 0) }
    #expect(try tree(folder.path).count > before.count + 8)
    #expect(try install("uninstall", folder, to).status == 0)
    #expect(try tree(folder.path) == before)
    let again = try install("uninstall", folder, to)
    #expect(again.status != 0 && again.errors.contains("nothing to remove"))
  }

  @Test func `A folder that others use by now stays`() throws {
    let folder = try TemporaryFolder()
    #expect(try install("install", folder).status == 0)
    try folder.write("usr/local/share/man/man1/other.1", Array("x".utf8))
    #expect(try install("uninstall", folder).status == 0)
    #expect(folder.allFiles().map(\.path).filter { $0.hasSuffix("/other.1") }.count == 1)
    #expect(try tree(folder.path + "/usr/local").count == 5)
  }

  @Test func `Without a program the message says what to do`() throws {
    let run = try Repository.make("install", "PROGRAM=/nowhere/ctxchat", "DESTDIR=/nowhere")
    #expect(run.status != 0 && run.errors.contains("make build"))
    #expect(try Repository.script("package").status == 2)
    let relative = try Repository.script("package", "install", Program.path, "here")
    #expect(relative.status == 1 && relative.errors.contains("absolute"))
  }

  @Test(.enabled(if: Repository.has("dpkg-shlibdeps") && Repository.has("cc"), "no dpkg-dev or cc"))
  func `The Debian package has everything in its place, and the same bytes each time`() throws {
    let folder = try TemporaryFolder()
    let program = try standIn(folder)
    var packages: [Data] = []
    for name in ["one", "two"] {
      let run = try Repository.script("package", "deb", program, folder.path + "/" + name)
      try #require(run.status == 0, "\(run.errors)")
      let path = try #require(folder.allFiles().map(\.path).first { $0.hasPrefix(name + "/") })
      #expect(path.contains("ctxchat_9.8.7-1_") && path.hasSuffix(".deb"))
      packages.append(FileManager.default.contents(atPath: "\(folder.path)/\(path)") ?? Data())
      if name == "two" { try look("\(folder.path)/\(path)", folder) }
    }
    #expect(packages[0] == packages[1])
  }

  @Test(
    .enabled(
      if: ["lintian", "dpkg-shlibdeps", "cc"].allSatisfy(Repository.has),
      "no lintian, dpkg-dev or cc"))
  func `lintian finds no error in the Debian package`() throws {
    let folder = try TemporaryFolder()
    let made = try Repository.script("package", "deb", standIn(folder), folder.path + "/out")
    try #require(made.status == 0, "\(made.errors)")
    let package = try #require(folder.allFiles().map(\.path).first { $0.hasSuffix(".deb") })
    let run = try CommandRun.run(
      "lintian", ["\(folder.path)/\(package)"], environment: Repository.environment)
    #expect(!run.output.contains("E: "), "\(run.output)")
  }

  private func look(_ package: String, _ folder: TemporaryFolder) throws {
    func said(_ words: String...) throws -> String {
      try CommandRun.run(words[0], Array(words.dropFirst()), environment: Repository.environment)
        .output
    }
    let fields = try said("dpkg-deb", "-f", package)
    for part in ["libc6", "libcurl4", "ca-certificates", "Version: 9.8.7-1", "Somebody <"] {
      #expect(fields.contains(part), "\(part) in \(fields)")
    }
    let out = folder.path + "/out"
    _ = try said("dpkg-deb", "-R", package, out)
    let files = Set(try tree(out))
    for name in [
      "f 755 usr/bin/ctxchat", "f 644 usr/share/man/man1/ctxchat.1.gz",
      "f 644 usr/share/zsh/vendor-completions/_ctxchat", "f 644 usr/share/doc/ctxchat/copyright",
      "f 644 usr/share/doc/ctxchat/changelog.Debian.gz", "f 644 usr/share/doc/ctxchat/changelog.gz",
      "f 644 usr/share/bash-completion/completions/ctxchat",
      "f 644 usr/share/fish/vendor_completions.d/ctxchat.fish",
    ] { #expect(files.contains(name), "\(name)") }
    let sums = try CommandRun.run(
      "sh", ["-c", "cd '\(out)' && md5sum -c --quiet DEBIAN/md5sums"],
      environment: Repository.environment)
    #expect(sums.status == 0, "\(sums.errors)")
    let listed = FileManager.default.contents(atPath: out + "/DEBIAN/md5sums") ?? Data()
    #expect(
      String(decoding: listed, as: UTF8.self).split(separator: "\n").count
        == files.filter { $0.hasPrefix("f") && !$0.contains(" DEBIAN/") }.count)
  }

  @Test(.enabled(if: Repository.has("cc"), "no cc"))
  func `The archive is the same each time, and its sums are right`() throws {
    let folder = try TemporaryFolder()
    let program = try standIn(folder)
    for name in ["one", "two"] {
      let run = try Repository.script("package", "tarball", program, folder.path + "/" + name)
      try #require(run.status == 0, "\(run.errors)")
    }
    let script = """
      cd '\(folder.path)' && cmp one/*.gz two/*.gz && cd two && sha256sum -c --quiet *.sha256 && tar xzf *.gz &&
      cd ctxchat-9.8.7-linux-* && sha256sum -c --quiet SHA256SUMS && ./ctxchat --version && ls
      """
    let run = try CommandRun.run("sh", ["-c", script], environment: Repository.environment)
    #expect(run.status == 0, "\(run.errors)")
    for name in ["9.8.7", "README.md", "ctxchat.1", "completions", "CHANGELOG.md", "docs"] {
      #expect(run.output.contains(name))
    }
  }

  /// A small program in place of the large one, which takes long to compress.
  private func standIn(_ folder: TemporaryFolder) throws -> String {
    let source = """
      #include <stdio.h>
      int main(int count, char **words) { (void)words; puts(count > 2 ? "script" : "9.8.7"); return 0; }

      """
    try folder.write("program.c", Array(source.utf8))
    let path = folder.path + "/ctxchat"
    let run = try CommandRun.run(
      "cc", ["-s", "-o", path, folder.path + "/program.c"], environment: Repository.environment)
    try #require(run.status == 0, "\(run.errors)")
    return path
  }
}

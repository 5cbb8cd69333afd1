import ChatTestSupport
import Testing

@testable import SeedReading

/// Finding a repository as git finds it, by files alone.
@Suite struct GitRepositoryTests {
  @Test func `The nearest repository above a folder is the one`() throws {
    let tree = try Tree()
    try tree.makeRepository()
    try tree.makeRepository(at: "inner")
    try tree.write("inner/deep/er/x")
    try tree.write("outer/y")
    #expect(GitRepository.containing(tree.path + "/inner/deep/er")?.root == tree.path + "/inner")
    #expect(GitRepository.containing(tree.path + "/outer")?.root == tree.path)
    #expect(GitRepository.containing(tree.path)?.root == tree.path)
    #expect(GitRepository.containing(tree.path + "/.git/refs") == nil)
    #expect(GitRepository.containing(tree.folder.path)?.root != tree.path)
  }

  @Test func `A folder named .git without a HEAD is none`() throws {
    let tree = try Tree()
    try tree.write(".git/config", "")
    #expect(GitRepository.at(tree.path) == nil)
    try tree.write(".git/HEAD", "ref: refs/heads/main\n")
    #expect(GitRepository.at(tree.path)?.configurationFile == tree.path + "/.git/config")
    #expect(GitRepository.at(tree.path)?.excludeFile == tree.path + "/.git/info/exclude")
  }

  @Test(arguments: [
    ("gitdir: ../store\n", "/../store"), ("gitdir: ../store\r\n", "/../store"),
    ("gitdir: ../store", "/../store"),
  ])
  func `A file named .git points to the folder`(text: String, place: String) throws {
    let tree = try Tree()
    try tree.write("work/.git", text)
    try tree.write("store/HEAD", "ref: x\n")
    try tree.write("store/commondir", "../common\n")
    let repository = try #require(GitRepository.at(tree.path + "/work"))
    #expect(repository.gitFolder == tree.path + "/work" + place)
    #expect(repository.configurationFile.hasSuffix("/store/../common/config"))
  }

  @Test(arguments: [
    "", "gitdir: ", "gitdir:../store\n", "../store\n", "gitdir: ../nowhere\n", "\n",
  ])
  func `A file that points nowhere is no repository`(text: String) throws {
    let tree = try Tree()
    try tree.write("work/.git", text)
    try tree.write("store/HEAD", "ref: x\n")
    #expect(GitRepository.at(tree.path + "/work") == nil)
  }

  @Test func `Without an index nothing is tracked, and one that cannot be read is reported`() throws
  {
    let tree = try Tree()
    try tree.makeRepository()
    let repository = try #require(GitRepository.at(tree.path))
    #expect(repository.index(usesSHA256: false).problem == nil)
    #expect(repository.index(usesSHA256: false).files == [])
    try tree.write(".git/index", "")
    #expect(repository.index(usesSHA256: false).problem == "its index cannot be read")
  }

  @Test(arguments: [
    ("true", true), ("Yes", true), ("ON", true), ("1", true), ("", false), ("false", false),
    ("no", false),
    ("off", false), ("0", false), ("truely", false),
  ])
  func `A setting says yes in git's words`(word: String, isTrue: Bool) throws {
    let tree = try Tree()
    try tree.write("config", "[core]\n\tignoreCase = \(word)\n")
    var configuration = GitConfiguration()
    configuration.read(tree.path + "/config", home: "/")
    #expect(configuration.isTrue("core.ignorecase") == isTrue)
  }

  @Test func `A key alone says yes, a missing key no`() throws {
    let tree = try Tree()
    try tree.write("config", "[core]\n\tignoreCase\n")
    var configuration = GitConfiguration()
    configuration.read(tree.path + "/config", home: "/")
    #expect(configuration.isTrue("core.ignorecase") && !configuration.isTrue("core.bare"))
  }

  @Test func `Settings of the user count after those of the machine, a repository's last`() throws {
    let tree = try Tree()
    try tree.makeRepository()
    try tree.write("../home/.config/git/config", "[core]\nexcludesFile = first\nbare = true\n")
    try tree.write("../home/.gitconfig", "[core]\nexcludesFile = second\n")
    let before = tree.settings.configuration(of: nil)
    #expect(before["core.excludesfile"] == "second" && before.isTrue("core.bare"))
    try tree.write(".git/config", "[core]\nbare = false\n")
    let all = tree.settings.configuration(of: GitRepository.at(tree.path))
    #expect(all["core.excludesfile"] == "second" && !all.isTrue("core.bare"))
    #expect(tree.settings.ignoreFile(all, base: "/top") == "/top/second")
    #expect(
      tree.settings.ignoreFile(GitConfiguration(), base: "/top")
        == tree.settings.home + "/.config/git/ignore")
  }
}

/// The folder of the sources that the tests were built from.
package enum SourceFolder {
  /// Its path.
  package static let path =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
}

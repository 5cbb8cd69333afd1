/// An error that says that the model is not in memory yet: the request was not run, and a later one will be.
extension ErrorBody {
  /// True if the server is still loading the model.
  ///
  /// - Parameter status: The HTTP status; below 300 for an error inside a reply.
  package func saysModelIsLoading(status: Int) -> Bool {
    guard status == 503 || status < 300 else { return false }
    // Our gateway's code, in two forms.
    if codeWords.hasPrefix("modelloading") || codeWords.hasPrefix("model_loading") { return true }
    // llama.cpp's server answers so before it looks at a request; Hugging Face's inference API.
    let message = (message ?? "").lowercased()
    return status == 503
      && (message.hasPrefix("loading model")
        || message.holdsAny(["is currently loading", "still loading", "model is loading"]))
  }
}

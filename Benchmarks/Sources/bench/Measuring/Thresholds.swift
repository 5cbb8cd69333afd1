/// The most that a unit may cost, in passes of the reference loop: 1.5 times what was measured. When a path becomes
/// faster for good, its limit follows.
let thresholds: [String: Double] = [
  "sse-decode": 0.39,
  "reply-decode": 4.4,
  "wrap-english": 0.70,
  "wrap-chinese": 0.59,
  "markdown-tail": 5.8,
  "frame-build": 1.5,
  "frame-diff": 13,
  "key-decode": 0.94,
  "store-append": 9,
  "store-search": 7.5,
]

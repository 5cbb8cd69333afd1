/// A page of a list of items, as OpenAI's lists are read: `limit`, `after`, `order`.
struct ItemPage: Sendable {
  private let limit: Int
  private let after: String?
  private let isAscending: Bool

  init(_ query: [String: String]) throws(GatewayError) {
    let limit = query["limit"] ?? "20"
    guard let number = Int(limit), 1...100 ~= number else {
      throw .invalid("limit", "limit is \(limit.prefix(100)); it must be between 1 and 100.")
    }
    let order = query["order"] ?? "desc"
    guard ["asc", "desc"].contains(order) else {
      throw .invalid("order", "order must be asc or desc, not \(order.prefix(100)).")
    }
    self.limit = number
    after = query["after"]
    isAscending = order == "asc"
  }

  /// The page of items that are in the order in which they came.
  func list(_ items: [JSONValue]) -> JSONValue {
    var items = isAscending ? items : items.reversed()
    if let after, let place = items.firstIndex(where: { $0.itemID == after }) {
      items = Array(items[(place + 1)...])
    }
    let page = Array(items.prefix(limit))
    return [
      "object": "list", "data": .list(page), "has_more": .bool(items.count > page.count),
      "first_id": page.first?.itemID.map { .text($0) } ?? .null,
      "last_id": page.last?.itemID.map { .text($0) } ?? .null,
    ]
  }
}

extension JSONValue {
  /// The id of an item.
  var itemID: String? {
    if case .object(let fields) = self, case .text(let id)? = fields["id"] { id } else { nil }
  }
}

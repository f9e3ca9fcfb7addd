/// Words by which staff find requests that belong together, e.g. `storm-2026`: set by the rule that placed them.
package enum RequestTags {
    /// Of one request.
    package static let most = 10
    private static let longest = 30

    /// Why a tag cannot be one, in words for the operator; nil where it can.
    package static func problem(with tag: String) -> String? {
        let isPlain = tag.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isPlain, (1...longest).contains(tag.utf8.count) else {
            return "'\(tag.prefix(40))' is no tag: small letters, digits, - and _, at most \(longest)"
        }
        return nil
    }

    /// As they stand in the store: each with a comma on either side, so that one is found whole. Nil for none.
    package static func text(_ tags: [String]) -> String? { tags.isEmpty ? nil : ",\(tags.joined(separator: ","))," }

    /// A tag as it is looked for with LIKE and `!` as the escape; empty for none. `_` in it would stand for any sign. Tags have small
    /// letters alone: SQLite's LIKE takes others for the same, PostgreSQL's does not.
    package static func sought(_ tag: String?) -> String {
        (tag ?? "").lowercased().replacing("!", with: "!!").replacing("_", with: "!_").replacing("%", with: "!%")
    }

    package static func tags(in text: String) -> [String] { text.split(separator: ",").map(String.init) }
}

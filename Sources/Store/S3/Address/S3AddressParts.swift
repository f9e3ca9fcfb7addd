import Foundation
import Intake

/// The parts of an `s3:` URL, before it is known whether they make sense.
struct S3AddressParts {
    private static let known = ["endpoint", "region", "style"]

    let host: String
    let path: String
    let query: [String: String]

    /// - Throws: `.refused`, also where credentials stand in it.
    init(_ text: String) throws(StoreFailure) {
        guard text.hasPrefix("s3://"), text.utf8.count <= 2_048 else {
            throw S3Address.wrong("it looks like s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION")
        }
        let (front, query) = Self.split(text.dropFirst(5), at: "?")
        let (host, path) = Self.split(front, at: "/")
        guard !host.contains("@"), !host.contains(":") else {
            throw S3Address.wrong(
                "neither keys nor ports stand before the path; keys come from a file or the environment, the port belongs to endpoint"
            )
        }
        self.host = String(host)
        self.path = path.map { "/" + $0 } ?? ""
        self.query = try Self.items(query ?? "")
    }

    private static func items(_ query: Substring) throws(StoreFailure) -> [String: String] {
        var items: [String: String] = [:]
        for item in query.split(separator: "&") {
            let (name, value) = split(item, at: "=")
            guard known.contains(String(name)), let value, let text = String(value).removingPercentEncoding else {
                throw S3Address.wrong("behind the ? stand only \(known.joined(separator: ", ")), each with a value")
            }
            guard items.updateValue(text, forKey: String(name)) == nil else {
                throw S3Address.wrong("\(name) stands twice")
            }
        }
        return items
    }

    private static func split(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
        guard let index = text.firstIndex(of: mark) else { return (text, nil) }
        return (text[..<index], text[text.index(after: index)...])
    }
}

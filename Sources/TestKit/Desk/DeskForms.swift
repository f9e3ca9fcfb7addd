import Foundation

/// Somebody signed in who reads pages and sends forms, over one connection a request.
package struct DeskForms: Sendable {
    package let port: Int
    package let cookie: String

    package init(port: Int, cookie: String) {
        self.port = port
        self.cookie = cookie
    }

    package func get(_ path: String) async throws -> HTTPAnswer { try await send("GET", path, nil) }

    /// Sends a form with the token of a page that was read before.
    package func post(_ path: String, _ fields: [String: String], after page: String) async throws -> HTTPAnswer {
        let all = fields.merging(["csrf": Self.hidden("csrf", in: page)]) { own, _ in own }
        return try await send("POST", path, all.map { "\($0.key)=\(Self.escaped($0.value))" }.joined(separator: "&"))
    }

    /// The value of a page's first hidden field of a name; empty where it has none.
    package static func hidden(_ name: String, in page: some StringProtocol) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    private func send(_ method: String, _ path: String, _ body: String?) async throws -> HTTPAnswer {
        var head = [
            "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close", "Cookie: \(cookie)",
        ]
        if let body {
            head += [
                "Origin: http://127.0.0.1:\(port)", "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: \(body.utf8.count)",
            ]
        }
        let connection = try await RawConnection.open(port: port)
        try await connection.send(head.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
        let answer = try await connection.answer()
        try await connection.close()
        return answer
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

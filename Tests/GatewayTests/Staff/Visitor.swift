import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// Somebody at a browser without JavaScript: keeps cookies, sends the forms of the pages it reads, and follows nothing by itself.
final class Visitor: Sendable {
    struct Answer: Sendable {
        let status: UInt
        let location: String?
        let headers: HTTPHeaders
        let body: String
    }

    /// Never shut down: it lives as long as the tests' process.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))

    let port: Int
    private let jar = Mutex<[String: String]>([:])

    init(port: Int) { self.port = port }

    var origin: String { "http://localhost:\(port)" }

    /// What the browser keeps, by name.
    var cookies: [String: String] {
        get { jar.withLock { $0 } }
        set { jar.withLock { $0 = newValue } }
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.GET, path, headers, body: nil)
    }

    /// Sends what a program would.
    func send(_ json: String, to path: String, headers: [String: String]) async throws -> Answer {
        try await send(
            .POST, path, headers.merging(["Content-Type": "application/json"]) { first, _ in first }, body: json)
    }

    /// Sends a form.
    ///
    /// - Parameters:
    ///   - csrf: the token; by default that of the form's page at `page`, or at `path`.
    ///   - origin: nil sends none; by default the page's own.
    func post(
        _ path: String, _ fields: KeyValuePairs<String, String>, page: String? = nil, csrf: String? = nil,
        origin: String?? = .none
    ) async throws -> Answer {
        try await post(
            path, sending: fields.map { ($0.key, $0.value) }, page: page, csrf: csrf, origin: origin)
    }

    /// Sends a form whose fields are made as it goes.
    func post(
        _ path: String, sending fields: [(String, String)], page: String? = nil, csrf: String? = nil,
        origin: String?? = .none
    ) async throws -> Answer {
        let token: String
        if let csrf { token = csrf } else { token = try await self.token(of: page ?? path) }
        let pairs = fields + [("csrf", token)]
        let body = pairs.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        var headers = ["Content-Type": "application/x-www-form-urlencoded"]
        headers["Origin"] = origin ?? self.origin
        return try await send(.POST, path, headers, body: body)
    }

    /// The token in a page's forms.
    func token(of page: String) async throws -> String {
        let body = try await get(page).body
        return body.firstMatch(of: #/name="csrf" value="([^"]*)"/#).map { String($0.1) } ?? ""
    }

    private func send(
        _ method: HTTPMethod, _ path: String, _ headers: [String: String], body: String?
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        request.headers.replaceOrAdd(name: "Host", value: "localhost:\(port)")
        request.headers.add(name: "User-Agent", value: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let cookie = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if !cookie.isEmpty { request.headers.add(name: "Cookie", value: cookie) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await Self.client.execute(request, timeout: .seconds(90))
        let text = String(buffer: try await response.body.collect(upTo: 1 << 22))
        for line in response.headers["Set-Cookie"] { keep(line) }
        return Answer(
            status: response.status.code, location: response.headers.first(name: "Location"),
            headers: response.headers, body: text)
    }

    private func keep(_ line: String) {
        let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        jar.withLock { $0[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1]) }
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

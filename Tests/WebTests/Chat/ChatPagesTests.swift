import AsyncHTTPClient
import Hummingbird
import Intake
import Logging
import NIOCore
import NIOHTTP1
import TestKit
import Testing
import Web
import Wire

/// Notices that hold always.
private struct FixedNotices: OpenNotices {
    let notices: [IncidentNotice]

    func open(at now: Moment, limit: Int) async throws(StoreFailure) -> [IncidentNotice] { notices }
}

/// The chat's page and the widget's files, as a browser gets them.
@Suite struct ChatPagesTests {
    private static let city = City(name: "Sandbox & \"City\" <b>", phone: "617-555-0311")

    private struct Answer {
        var status: UInt
        var headers: [String: String]
        var body: String
    }

    private func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        let router = Router(context: SiteContext.self)
        router.add(middleware: SecurityHeaders())
        let page = try ChatPage(
            channel: "chat-web", language: .spanish, city: Self.city, largestMessage: 4000,
            allowedOrigins: ["https://www.city.example"])
        let notice = IncidentNotice(
            id: RowID(rawValue: 1),
            draft: NoticeDraft(
                name: "Snow", words: ["snow"], texts: [.english: "No \"parking\" </script>", .spanish: "Sin nieve"]),
            from: Moment(milliseconds: 0), until: nil)
        let local = IncidentNotice(
            id: RowID(rawValue: 2),
            draft: NoticeDraft(name: "Main", words: ["water"], places: ["Elm St"], texts: [.english: "Water is off"]),
            from: Moment(milliseconds: 0), until: nil)
        let board = NoticeBoard(
            book: FixedNotices(notices: [notice, local]), clock: FakeWallClock(), cityLanguage: .english)
        ChatPages([page], notices: board, proxies: ForwardedHeaders(trusting: [])).add(to: router)
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let listener = HTTPListener(host: "127.0.0.1", port: 0, responder: router.buildResponder(), logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listener.run() }
            var request = HTTPClientRequest(url: "http://127.0.0.1:\(try await listener.bound.port())\(path)")
            for (name, value) in headers { request.headers.add(name: name, value: value) }
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
            let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
            group.cancelAll()
            let fields = response.headers.map { ($0.name.lowercased(), $0.value) }
            return Answer(
                status: response.status.code, headers: Dictionary(fields) { first, _ in first }, body: body)
        }
    }

    @Test("the page names the channel and the city, and what the city calls itself is no markup")
    func page() async throws {
        let page = try await get("/chat/chat-web")
        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.body.contains("channel=\"chat-web\""))
        #expect(page.body.contains("max-bytes=\"4000\""))
        #expect(page.body.contains("phone=\"617-555-0311\""))
        #expect(page.body.contains("<h1>Sandbox &amp; &quot;City&quot; &lt;b&gt;</h1>"))
        #expect(!page.body.contains("<b>"))
    }

    @Test("what the city tells everybody is a module for any site, and what is about one place is not in it")
    func notices() async throws {
        let answer = try await get("/chat/chat-web/notices.js")
        #expect(answer.status == 200 && answer.headers["content-type"] == "text/javascript; charset=utf-8")
        #expect(answer.headers["access-control-allow-origin"] == "*")
        #expect(
            answer.body == #"export const notices = {"en":["No \"parking\" </script>"],"es":["Sin nieve"],"#
                + #""ht":["No \"parking\" </script>"],"pt":["No \"parking\" </script>"]};"# + "\n")
        #expect(try await get("/chat/none/notices.js").status == 404)
    }

    @Test("nothing on the page needs an inline script or style, and the policy allows none")
    func policy() async throws {
        let page = try await get("/chat/chat-web")
        let policy = try #require(page.headers["content-security-policy"])
        #expect(policy.contains("script-src 'self'") && policy.contains("style-src 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(!page.body.contains("<style") && !page.body.contains("style=") && !page.body.contains(" on"))
        #expect(page.body.components(of: "<script") == page.body.components(of: "<script type=\"module\" src="))
    }

    @Test(
        "the language is the address's, then the browser's, then the channel's",
        arguments: [
            ("", "", "es"), ("?lang=ht", "en", "ht"), ("", "fr, pt-BR;q=0.9, en;q=0.8", "pt"),
            ("?lang=xx", "en-US", "en"),
            ("", "*", "es"), ("?lang=%3Cscript%3E", ",,;", "es"),
        ])
    func language(_ query: String, _ accepted: String, _ expected: String) async throws {
        let page = try await get("/chat/chat-web" + query, accepted.isEmpty ? [:] : ["Accept-Language": accepted])
        #expect(page.body.contains("<html lang=\"\(expected)\">"))
        #expect(page.headers["content-language"] == expected)
        #expect(page.headers["vary"] == "Accept-Language")
    }

    @Test(
        "the widget's files have their types, may be loaded by any site, and are not sent twice",
        arguments: ["intake-chat.js", "chat-session.js", "chat-words.js", "chat-style.js", "chat.css"])
    func files(_ name: String) async throws {
        let file = try await get("/chat/" + name)
        #expect(file.status == 200)
        #expect(!file.body.isEmpty)
        let type = name.hasSuffix(".js") ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8"
        #expect(file.headers["content-type"] == type)
        #expect(file.headers["x-content-type-options"] == "nosniff")
        #expect(file.headers["access-control-allow-origin"] == "*")
        #expect(file.headers["cross-origin-resource-policy"] == "cross-origin")
        let tag = try #require(file.headers["etag"])
        let again = try await get("/chat/" + name, ["If-None-Match": "\"other\", W/\(tag)"])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(try await get("/chat/" + name, ["If-None-Match": "\"other\""]).status == 200)
    }

    @Test("what is not there is not there", arguments: ["/chat/other", "/chat/", "/chat/chat.html.mustache"])
    func unknown(_ path: String) async throws {
        #expect(try await get(path).status == 404)
    }

    @Test("every file that a file imports is served")
    func imports() async throws {
        let module = try await get("/chat/intake-chat.js").body
        let imported = module.split(separator: "\n").filter { $0.hasPrefix("import ") }
            .compactMap { $0.split(separator: "\"").dropFirst().first?.dropFirst(2) }
        #expect(imported.count == 4)
        for name in imported { #expect(try await get("/chat/\(name)").status == 200) }
    }

    @Test(
        "a site learns whether it may embed the chat",
        arguments: [
            ("https://www.city.example", true), ("https://WWW.city.example:443", true), (nil, true),
            ("https://elsewhere.example", false), ("http://www.city.example", false), ("null", false),
        ] as [(String?, Bool)])
    func allowed(origin: String?, isAllowed: Bool) async throws {
        let answer = try await get("/chat/chat-web/allowed.js", origin.map { ["Origin": $0] } ?? [:])
        #expect(answer.status == 200)
        #expect(answer.body == "export const allowed = \(isAllowed);\n")
        #expect(answer.headers["access-control-allow-origin"] == "*")
        #expect(answer.headers["cross-origin-resource-policy"] == "cross-origin")
        #expect(answer.headers["cache-control"] == "no-store")
    }

    @Test("and whether there is such a chat", arguments: ["chat-gone", "chat%2Dgone", "intake-chat.js"])
    func exists(_ channel: String) async throws {
        let answer = try await get("/chat/\(channel)/allowed.js", ["Origin": "https://www.city.example"])
        #expect(answer.status == 200)
        #expect(answer.body == "export const allowed = false;\nexport const exists = false;\n")
        #expect(answer.headers["access-control-allow-origin"] == "*")
        #expect(answer.headers["content-type"] == "text/javascript; charset=utf-8")
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

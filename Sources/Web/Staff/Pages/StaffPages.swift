import Desk
package import Foundation
package import HTTPTypes
package import Hummingbird
import Mustache
import NIOCore

/// Draws the desk's pages: a template each, within one layout.
package struct StaffPages: Sendable {
    private let library: MustacheLibrary
    private let city: String
    private let zone: String

    /// - Parameter zone: whose times the pages tell.
    /// - Throws: where a template, which is in the binary, does not parse.
    package init(city: String, zone: TimeZone) throws {
        var library = MustacheLibrary()
        for (name, bytes) in Self.templates {
            library.register(try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self)), named: name)
        }
        self.library = library
        self.city = city
        self.zone = zone.identifier.replacing("_", with: " ")
    }

    /// Draws a page.
    ///
    /// - Parameters:
    ///   - template: its name in ``templates``.
    ///   - title: for the window and the page's head.
    ///   - values: the template's own. The layout takes `city`, `zone`, `title`, `person`, `navigation`, `csrf`, `path`.
    ///   - problems: what was wrong with the form; the fields named have `problem_FIELD`.
    package func page(
        _ template: String, title: String, _ values: [String: Any] = [:], problems: [FormProblem] = [],
        for context: some StaffPageContext, status: HTTPResponse.Status? = nil
    ) -> Response {
        var all: [String: Any] = values
        all["city"] = city
        all["zone"] = zone
        all["title"] = title
        all["csrf"] = context.csrf
        if let person = context.signedIn {
            all["person"] = ["name": person.account.displayName.text]
            all["can_search"] = person.may(.requestList)
            all["navigation"] = StaffNavigation.entries.filter { $0.permissions.contains(where: person.may) }.map {
                ["title": $0.title, "path": $0.path, "current": $0.path == context.endpointPath] as [String: Any]
            }
        }
        if !problems.isEmpty {
            all["problems"] = problems.map { ["field": $0.field, "text": $0.text] }
            all["has_problems"] = true
            for problem in problems { all["problem_" + problem.field] = problem.text }
        }
        return Response(
            status: status ?? (problems.isEmpty ? .ok : .unprocessableContent),
            headers: Self.headers(contentType: "text/html; charset=utf-8"),
            body: .init(byteBuffer: ByteBuffer(string: library.render(all, withTemplate: template) ?? "")))
    }

    /// The same page for paper: for no person in particular, with its looks inside, so that nothing is to be fetched.
    ///
    /// - Parameter looks: the stylesheet in place of the page's own.
    func paper(_ template: String, title: String, _ values: [String: Any], looks: [UInt8]) -> String {
        var all = values
        all["city"] = city
        all["zone"] = zone
        all["title"] = title
        let html = library.render(all, withTemplate: template) ?? ""
        let own = "<style>\(String(decoding: looks, as: UTF8.self))</style>\n</head>"
        return html.replacing(#/<link rel="stylesheet"[^>]*>/#, with: "")
            .replacing("</head>", with: own, maxReplacements: 1)
    }

    /// A file to keep: a table, unless its type is named.
    ///
    /// - Parameter name: of the file, letters, digits, hyphens and dots only.
    static func file(_ text: String, name: String, contentType: String = "text/csv; charset=utf-8") -> Response {
        file(ByteBuffer(string: text), name: name, contentType: contentType)
    }

    /// - Parameter name: of the file, letters, digits, hyphens and dots only.
    static func file(_ bytes: ByteBuffer, name: String, contentType: String) -> Response {
        var headers = headers(contentType: contentType)
        headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }

    /// Sends the browser to a page of the desk, with a GET.
    package static func redirect(to path: String, _ query: KeyValuePairs<String, String?> = [:]) -> Response {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(PercentText.escaped($0))" } }
        var headers = headers(contentType: nil)
        headers[.location] = pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
        return Response(status: .seeOther, headers: headers)
    }

    /// Pages show what is not everybody's, so that nothing stores them. Forms must name their origin, which browsers leave out under the
    /// policy `no-referrer` (Fetch §3.2, "append a request `Origin` header").
    static func headers(contentType: String?) -> HTTPFields {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        headers[.contentType] = contentType
        if let policy = HTTPField.Name("Referrer-Policy") { headers[policy] = "same-origin" }
        return headers
    }
}

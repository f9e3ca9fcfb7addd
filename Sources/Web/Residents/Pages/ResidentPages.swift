import HTTPTypes
import Hummingbird
import Intake
import Mustache
import NIOCore

/// Draws the pages that residents see: a template each, within one layout, in the city's four languages.
struct ResidentPages: Sendable {
    /// Every template of theirs, by name.
    static let templates: [(name: String, bytes: [UInt8])] = [
        ("resident", PackageResources.resident_html_mustache),
        ("told", PackageResources.told_html_mustache),
        ("track", PackageResources.track_html_mustache),
        ("survey", PackageResources.survey_html_mustache),
        ("track-find", PackageResources.track_find_html_mustache),
    ]

    private let library: MustacheLibrary
    private let city: City

    /// - Throws: where a template does not parse.
    init(city: City) throws {
        var library = MustacheLibrary()
        for (name, bytes) in Self.templates {
            library.register(try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self)), named: name)
        }
        self.library = library
        self.city = city
    }

    /// Draws a page.
    ///
    /// - Parameters:
    ///   - words: what the template says, by name; ``ResidentWords`` are there for every page.
    ///   - path: the page's own, with its query but for the language, for the links to the other languages.
    func page(
        _ template: String, title: String, words: [String: String], _ values: [String: Any] = [:], path: String,
        in language: Language, status: HTTPResponse.Status = .ok
    ) -> Response {
        var all: [String: Any] = ResidentWords.text(language)
        all.merge(words) { _, new in new }
        all.merge(values) { _, new in new }
        let separator = path.contains("?") ? "&" : "?"
        all["title"] = title
        all["language"] = language.rawValue
        all["city"] = city.name
        all["service"] = city.service
        all["phone"] = city.phone
        all["languages"] = Language.allCases.map {
            [
                "code": $0.rawValue, "name": ChatPageText.name(of: $0), "current": $0 == language,
                "path": "\(path)\(separator)lang=\($0.rawValue)",
            ] as [String: Any]
        }
        let html = library.render(all, withTemplate: template) ?? ""
        return Response(
            status: status, headers: Self.headers(in: language), body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    /// The page that says why there is no other.
    func refusal(_ refusal: ResidentRefusal, for context: ResidentContext) -> Response {
        let words = ResidentWords.text(context.language)
        var response = page(
            "told", title: words[refusal.word + "_title"] ?? "", words: ["text": words[refusal.word] ?? ""],
            path: "/track", in: context.language, status: refusal.status)
        if case .tooMany(let seconds) = refusal { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    /// Sends the browser to a page of ours, with a GET.
    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    /// Nothing stores what only the holder of a link may read, and no search engine lists it. Forms must name their origin, which browsers
    /// leave out under `no-referrer` (Fetch §3.2); other sites are told nothing either way.
    private static func headers(in language: Language) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue, .cacheControl: "no-store",
        ]
        for (name, value) in [("Referrer-Policy", "same-origin"), ("X-Robots-Tag", "noindex, nofollow")] {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return headers
    }
}

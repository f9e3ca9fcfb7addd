import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// Every page of the program in a real browser: on a desk and on a phone, light and dark. Each is opened once, and shown on one screen after
/// the other. With `INTAKE_PICTURES` naming a folder, a picture of each is written there.
@Suite(
    "Every page",
    .enabled(
        if: WebBrowser.isInstalled && MailCity.isInstalled,
        "needs Chromium, chromedriver, Dovecot and python3: deploy/packages.sh test"))
struct EveryPageTests {
    /// How pages are shown. On PostgreSQL each page is looked at once, for what is read for it.
    private static let screens: [(width: Int, height: Int, isDark: Bool)] =
        CityStore.isPostgres
        ? [(1440, 900, false)] : [(1440, 900, false), (1440, 900, true), (390, 844, false), (390, 844, true)]

    /// What routes that answer GET without being a page have in their path.
    private static let noPages = [
        ".js", ".css", ".csv", ".json", "/desk/assets/", "/health/", "/metrics", "/api/", "/sms/", "/files/",
        "/original",
        // They lead elsewhere.
        "/desk/sign-in/openid",
    ]

    @Test(
        "fits, is named, has contrast, and axe finds nothing, in both sizes and both schemes", .timeLimit(.minutes(12)))
    func looks() async throws {
        let provider = TinyProvider()
        try await ScriptedHTTPServer.run({ provider.answer($0) }) { server in
            try await SittingCity.with(
                channels: LookedTown.channels, settings: Self.provider(server.url), extra: LookedTown.extra,
                routing: try LookedTown.routing
            ) { city in
                let rounds = Look.all(try await LookedTown(city))
                let seen = try await withThrowingTaskGroup(of: Set<String>.self) { group in
                    for looks in rounds { group.addTask { try await Self.look(looks, city) } }
                    return try await group.reduce(into: Set()) { $0.formUnion($1) }
                }
                try await Self.look([try await Self.tooMany(city)], city)
                complete(rounds.flatMap { $0 }, seen)
            }
        }
    }

    /// A new page has to be looked at: neither a route nor a template may be missing from the list.
    private func complete(_ looks: [Look], _ seen: Set<String>) {
        for route in RouteReference.all where route.methods.contains("GET") && !route.isWebSocket {
            guard !Self.noPages.contains(where: route.path.contains) else { continue }
            #expect(seen.contains { Self.agree($0, route.path) }, "nobody looks at \(route.path)")
        }
        let shown = Set(looks.map(\.template) + ["refusal"])
        let all = StaffPages.templates + ResidentPages.templates
        for (name, bytes) in all {
            let isPage = ["{{<layout}}", "{{<resident}}"].contains { bytes.starts(with: Array($0.utf8)) }
            guard isPage else { continue }
            #expect(shown.contains(name), "nobody looks at \(name).html.mustache")
        }
    }

    /// A part in braces stands for any.
    private static func agree(_ path: String, _ route: String) -> Bool {
        let (a, b) = (path.split(separator: "/"), route.split(separator: "/"))
        return a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || $1.hasPrefix("{") || $1 == "**" }
    }

    /// Looks at all of them; the paths at which the browser was.
    @discardableResult
    private static func look(_ looks: [Look], _ city: SittingCity) async throws -> Set<String> {
        var seen: Set<String> = []
        try await WebBrowser.run { browser in
            var person: String?
            for look in looks {
                try await browser.show(width: screens[0].width, height: screens[0].height, isDark: screens[0].isDark)
                if look.person != person {
                    try await browser.forget()
                    if let name = look.person { try await signIn(name, browser, city) }
                    person = look.person
                }
                try await browser.open(city.url(look.path))
                seen.insert(try await browser.text("return location.pathname"))
                do {
                    try await look.act(browser)
                    seen.insert(try await browser.text("return location.pathname"))
                    try await check(look, browser)
                } catch {
                    Issue.record("\(look.name) cannot be looked at: \(String(describing: error).prefix(300))")
                }
            }
            try await browser.quit()
        }
        return seen
    }

    /// Looks at the page that is open on every screen. In the dark only its colours are others; on paper, not even they.
    private static func check(_ look: Look, _ browser: WebBrowser) async throws {
        for screen in screens where !(look.isOnPaper && screen.isDark) {
            try await browser.show(width: screen.width, height: screen.height, isDark: screen.isDark)
            if look.isOnPaper { try await browser.showPaper() }
            if screen.isDark {
                try await PageCheck.lookInTheDark(browser, "/\(look.name)-dark")
            } else {
                try await PageCheck.look(browser, "/\(look.name)")
            }
        }
    }

    private static func signIn(_ name: String, _ browser: WebBrowser, _ city: SittingCity) async throws {
        try await browser.open(city.url("/desk/sign-in?next=/desk/account"))
        try await browser.identify(name)
        try await eventually { try await browser.text("return location.pathname") == "/desk/account" }
    }

    /// What somebody is told who asks too often.
    private static func tooMany(_ city: SittingCity) async throws -> Look {
        let visitor = city.desk.visitor()
        try await eventually { try await visitor.get("/track").status == 429 }
        return Look("too-many", nil, "/track", "told")
    }

    private static func provider(_ issuer: String) -> String {
        """
          openid:
            issuer: \(issuer)
            client_id: \(TinyProvider.clientID)
            client_secret_file: token
            title: City Hall
            groups:
              agent: [311-agents]

        """
    }
}

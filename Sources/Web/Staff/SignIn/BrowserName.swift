import HTTPTypes
import Hummingbird

/// What a browser calls itself, in two words that its owner knows it by.
enum BrowserName {
    private static let browsers = [
        // Each names the ones before it, too: the first that fits is it.
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS", "Mac"), ("Linux", "Linux"),
    ]

    /// E.g. `Firefox, Windows`.
    static func of(_ request: Request) -> String { of(request.headers[.userAgent] ?? "") }

    static func of(_ agent: String) -> String {
        let agent = agent.prefix(500)
        let browser = browsers.first { agent.contains($0.0) }?.1 ?? "Another browser"
        guard let system = systems.first(where: { agent.contains($0.0) })?.1 else { return browser }
        return "\(browser), \(system)"
    }
}

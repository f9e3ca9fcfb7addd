import TestKit

@testable import Web

/// What every test of a desk page in a browser begins with.
extension WebBrowser {
    /// Signs in by keyboard and waits for the queue.
    func signIn(_ name: String, _ city: StaffCity) async throws {
        try await open("http://localhost:\(city.serving.port)/desk")
        try await identify(name)
        try await eventually { try await self.text("return location.pathname") == ConsoleRoutes.path }
    }

    /// Gives a name and a password on the page for that, by keyboard.
    func identify(_ name: String, password: String = StaffCity.password) async throws {
        // The focus comes a moment after the page: what is typed before it is typed nowhere.
        try await eventually { try await self.text("return document.activeElement?.id ?? ''") == "name" }
        try await press("\(name)\u{E004}\(password)\u{E007}")
    }

    /// What stands in the first element; empty where there is none.
    func words(in selector: String) async throws -> String {
        try await text("return document.querySelector('\(selector)')?.textContent.trim() ?? ''")
    }
}

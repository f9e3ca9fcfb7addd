import AsyncHTTPClient
import Channels
import Foundation
import Logging
import Store
import TestKit
import Testing
import Web
import Wire

@testable import Gateway

@Suite("Routes")
struct RouteTests {
    /// The routes that the wiring makes, as `GET /path`.
    private func wired(_ files: CityFiles) async throws -> (publicly: [String], staff: [String]) {
        let parts = try await GatewayParts.open(
            files.settings(), metrics: MetricsRegistry(), log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let proxies = ForwardedHeaders(trusting: [])
        let chatFloor = ChatFloor()
        let floor = FloorWiring(parts, chats: chatFloor)
        let site = try SiteWiring(
            parts, texts: TextWiring(parts, proxies: proxies),
            chats: ChatWiring(parts, floor: chatFloor, places: floor.ports.driver, proxies: proxies),
            desk: StaffWiring(parts, floor: floor, proxies: proxies).site,
            residents: ResidentSite(parts, proxies: proxies), proxies: proxies)
        await parts.words.close()
        await parts.database.close()
        await parts.blobs.close()
        try await parts.client.shutdown()
        return (site.publicRoutes, site.staffRoutes)
    }

    private func listed(_ listeners: [RouteReference.Listener]) -> [String] {
        RouteReference.all.filter { listeners.contains($0.listener) }.flatMap { route in
            route.methods.map { "\($0) \(route.path)" }
        }
    }

    /// A part in braces stands for any.
    private func agree(_ wired: String, _ listed: String) -> Bool {
        let a = wired.replacing("/chat-web", with: "/{channel}").split(separator: "/", omittingEmptySubsequences: false)
        let b = listed.split(separator: "/", omittingEmptySubsequences: false)
        return a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }

    @Test("the list of routes is what the two listeners answer")
    func routes() async throws {
        let usual = CityFiles.usual(Repository.path("templates"))
        let top = usual.replacing("public: 127.0.0.1:0", with: "public: 127.0.0.1:1\n  staff: 127.0.0.1:2")
        let wired = try await wired(CityFiles(top: top))
        for (routes, listed) in [
            (wired.publicly, listed([.publicOnly, .both])), (wired.staff, listed([.staffOnly, .both])),
        ] {
            for route in routes where !listed.contains(where: { agree(route, $0) }) {
                Issue.record("RouteReference.all does not list \(route)")
            }
            for entry in listed where !routes.contains(where: { agree($0, entry) }) {
                Issue.record("no listener answers \(entry)")
            }
        }
    }
}

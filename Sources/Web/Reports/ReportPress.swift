package import Foundation
package import Reports

/// The manager's pages without a browser: for the command line and for mails.
package struct ReportPress: Sendable {
    private let routes: ReportRoutes

    /// - Parameter zone: whose times the pages tell.
    /// - Throws: where a template, which is in the binary, does not parse.
    package init(city: String, zone: TimeZone, ports: ReportPorts) throws {
        routes = ReportRoutes(
            pages: try StaffPages(city: city, zone: zone), time: StaffTime(zone: zone), ports: ports)
    }

    /// Works out a page.
    ///
    /// - Parameter query: what the page's address says, by name; what it leaves out has the page's usual value.
    package func draw(_ page: ReportPage, _ query: [String: String]) async throws -> DrawnReport {
        try await routes.draw(page) { query[$0] }
    }

    /// The page as a PDF; nil where what makes it is not installed.
    ///
    /// - Throws: `PDFFailure`; `ChildFailure` where it cannot be started; `CancellationError`.
    package func pdf(of drawn: DrawnReport) async throws -> [UInt8]? {
        guard let tool = routes.ports.pdfTool() else { return nil }
        return try await routes.ports.press.pdf(of: routes.paper(drawn), by: tool)
    }
}

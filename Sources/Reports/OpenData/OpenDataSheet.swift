import Foundation
package import Intake

/// Service requests in the columns of Open311's GeoReport Bulk. Only types that everybody may see; without descriptions, which are what
/// residents wrote. The id is none by which a request is found here: its tracking number stands in no file for everybody.
package struct OpenDataSheet: Sendable {
    private static let columns = [
        "service_request_id", "requested_datetime", "updated_datetime", "closed_datetime", "status_description",
        "status_notes", "source", "service_name", "service_subtype", "agency_responsible", "address", "lat", "long",
    ]

    private let catalogue: RequestCatalogue
    private let ids: OpenRequestIDs
    private let language: Language
    private let hasAddresses: Bool
    private let hasNotes: Bool

    /// - Parameters:
    ///   - language: the city's, in which services are named.
    ///   - hasAddresses: whether places are told: a place may be somebody's home.
    ///   - hasNotes: whether the staff's updates are told, which are written by hand.
    package init(
        _ catalogue: RequestCatalogue, ids: OpenRequestIDs, language: Language, hasAddresses: Bool,
        hasNotes: Bool = true
    ) {
        self.catalogue = catalogue
        self.ids = ids
        self.language = language
        self.hasAddresses = hasAddresses
        self.hasNotes = hasNotes
    }

    package var header: String { CSV.line(Self.columns) }

    /// A line; nil for what is not public.
    package func line(_ request: OpenRequest) -> String? { cells(request).map(CSV.line) }

    /// The same as a JSON object, keys in the order of the alphabet; what is empty is null. Nil for what is not public.
    package func object(_ request: OpenRequest) throws -> String? {
        guard let cells = cells(request) else { return nil }
        let values = cells.map { $0.isEmpty ? nil : $0 }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let object = Dictionary(zip(Self.columns, values)) { first, _ in first }
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }

    /// In the order of the columns; nil for what is not public.
    private func cells(_ request: OpenRequest) -> [String]? {
        guard let type = catalogue[request.requestType], !request.endsSetAside,
            catalogue.letsEverybodySee([request.requestType] + request.laterTypes)
        else { return nil }
        return [
            ids.id(of: request.id), Self.time(request.openedAt), Self.time(request.updatedAt),
            request.closedAt.map(Self.time) ?? "", request.isOpen ? "open" : "closed",
            hasNotes ? request.notes ?? "" : "", request.channelKind, type.name(in: language, city: language),
            type.group, request.department, hasAddresses ? request.place ?? "" : "", "", "",
        ]
    }

    /// `2026-11-21T17:42:03Z` (the W3C's profile of ISO 8601).
    private static func time(_ moment: Moment) -> String {
        Date(timeIntervalSince1970: Double(moment.milliseconds / 1_000)).formatted(.iso8601)
    }
}

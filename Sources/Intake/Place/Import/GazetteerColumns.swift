/// How a city's own columns are called: which of them is which of ours.
package struct GazetteerColumns: Hashable, Sendable {
    /// Every column that files of places may have.
    package static let known: [String] = [
        "street", "type", "aliases", "number", "from", "to", "left_from", "left_to", "right_from", "right_to",
        "from_latitude", "from_longitude", "to_latitude", "to_longitude", "latitude", "longitude", "ward", "left_ward",
        "cross_street", "name", "kind", "address",
    ]

    /// What others call them: the usual exports of address and street centre line files, and the census's TIGER/Line files.
    private static let usual: [String: String] = [
        "fullname": "street", "full_name": "street", "street_name": "street", "streetname": "street",
        "st_name": "street",
        "lfromadd": "left_from", "ltoadd": "left_to", "rfromadd": "right_from", "rtoadd": "right_to",
        "lfromhn": "left_from", "ltohn": "left_to", "rfromhn": "right_from", "rtohn": "right_to",
        "l_f_add": "left_from", "l_t_add": "left_to", "r_f_add": "right_from", "r_t_add": "right_to",
        "lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "y": "latitude",
        "x": "longitude",
        "house_number": "number", "housenumber": "number", "addr_num": "number", "st_type": "type",
        "street_type": "type",
        "category": "kind", "alias": "aliases", "district": "ward",
    ]

    private let own: [String: String]

    /// - Parameter own: by our name the city's.
    package init(_ own: [String: String] = [:]) {
        var columns: [String: String] = [:]
        for (ours, theirs) in own { columns[Self.folded(theirs)] = ours }
        self.own = columns
    }

    /// Ours for a column of a file; nil for one that says nothing of a place.
    func ours(_ column: String) -> String? {
        let name = Self.folded(column)
        if let ours = own[name] { return ours }
        return Self.known.contains(name) ? name : Self.usual[name]
    }

    /// Lower case, with `_` for blanks.
    private static func folded(_ column: String) -> String {
        let words = column.lowercased().split { $0.isWhitespace || $0 == "-" || $0 == "_" || $0 == "\u{FEFF}" }
        return words.joined(separator: "_")
    }
}

/// What people name a place by: a square, a library, a park, a shop. Another town is one too, of the kind `town`: what lies there is
/// not the city's.
package struct Landmark: Hashable, Sendable {
    /// The kind of towns that are not this city.
    package static let town = "town"

    package var name: String
    /// A word of the city's own, such as `library`.
    package var kind: String
    package var aliases: [String]
    /// Nil of a town.
    package var point: GeoPoint?
    package var address: String?
    package var ward: String?

    package init(
        name: String, kind: String, aliases: [String] = [], point: GeoPoint?, address: String? = nil,
        ward: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.point = point
        self.address = address
        self.ward = ward
    }
}

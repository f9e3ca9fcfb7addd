/// A stretch of street as a city's file has it: a block with the house numbers of its sides, or a single house.
package struct StreetRow: Hashable, Sendable {
    package var name: StreetName
    /// Other names of the street: old ones, numbers of routes, usual short forms.
    package var aliases: [String]
    /// Of the sides of the street, in either order; none where nobody numbered them.
    package var houses: [HouseRange]
    /// Along its middle, begin first; one point for a single house. None where only the name is known.
    package var points: [GeoPoint]
    package var ward: String?

    package init(
        name: StreetName, aliases: [String] = [], houses: [HouseRange] = [], points: [GeoPoint] = [],
        ward: String? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.houses = houses
        self.points = points
        self.ward = ward
    }
}

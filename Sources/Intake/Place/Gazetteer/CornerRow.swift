/// Where two streets meet, as a city's file has it.
package struct CornerRow: Hashable, Sendable {
    package var street: StreetName
    package var crossStreet: StreetName
    package var point: GeoPoint

    package init(street: StreetName, crossStreet: StreetName, point: GeoPoint) {
        self.street = street
        self.crossStreet = crossStreet
        self.point = point
    }
}

/// How much a city's files of places may hold: New York has some 150,000 stretches of street and 1 million addresses (promise 12).
package enum GazetteerLimits {
    /// Of one file.
    package static let bytes = 256 << 20
    /// Rows or features of one file.
    package static let rows = 2_000_000
    /// Bytes of one text.
    package static let cell = 4_096
    /// Points of one line or outline.
    package static let points = 50_000
    /// Other names of one place.
    package static let aliases = 50
    /// Told of one file; more would bury them.
    package static let problems = 20
}

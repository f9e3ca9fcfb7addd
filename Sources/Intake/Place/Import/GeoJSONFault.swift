/// Why a feature cannot be used, in words for whoever made the file.
struct GeoJSONFault: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

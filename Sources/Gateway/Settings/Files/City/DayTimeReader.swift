/// Reads times of the day, by the city's clock.
struct DayTimeReader {
    let fields: SettingsFields

    /// Minutes after midnight; nil where the key is not there.
    func minutes(_ key: String) -> Int? {
        guard let text = fields.text(key) else { return nil }
        if let minutes = ServiceReader.minutes(text[...]), minutes < 1_440 { return minutes }
        fields.complain(key, "must be a time of the day such as \"07:00\"")
        return nil
    }
}

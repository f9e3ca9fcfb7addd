import Foundation

/// Reads a mapping from its YAML file.
struct VolumeMappingReader {
    let file: String

    /// - Throws: all that is wrong with it.
    func mapping() throws(SettingsProblems) -> VolumeMapping {
        let problems = ProblemList()
        let read = SettingsFile.fields(
            at: URL(fileURLWithPath: file), name: file,
            known: SettingsReference.names(SettingsReference.volumeMapping), problems: problems)
        let mapping = read.flatMap(mapping)
        guard problems.sorted.isEmpty, let mapping else { throw SettingsProblems(problems: problems.sorted) }
        return mapping
    }

    private func mapping(_ fields: SettingsFields) -> VolumeMapping? {
        let hasHeader = fields.flag("header", default: true)
        let columns = fields.fields("columns", known: SettingsReference.names(SettingsReference.volumeColumns))
        guard let when = when(fields, columns, hasHeader), let count = column("count", columns, hasHeader) else {
            if !columns.has("count") { _ = columns.required("count", example: "Calls offered") }
            return nil
        }
        var mapping = VolumeMapping(when: when, count: count, channel: column("channel", columns, hasHeader))
        mapping.hasHeader = hasHeader
        mapping.delimiter = fields.choice("delimiter", default: .comma)
        mapping.skippedLines = fields.integer("skip_lines", default: 0, in: 0...1_000)
        mapping.times = fields.choice("times", default: .city)
        mapping.sameHour = fields.choice("same_hour", default: .refuse)
        mapping.ignored = Set(fields.texts("ignore"))
        if let text = fields.text("thousands") {
            mapping.thousands = [",", ".", "'", " "].contains(text) ? text.first : nil
            if mapping.thousands == nil { fields.complain("thousands", "must be one of , . ' and a space") }
        }
        let known = SettingsReference.names(SettingsReference.volumeChannel)
        for entry in fields.list("channels", known: known) {
            let value = entry.required("value", example: "311 Main")
            let channel = entry.required("channel", example: "phone-311")
            if mapping.channels.updateValue(channel, forKey: value) != nil {
                entry.complain("value", "stands twice")
            }
        }
        if fields.has("channels"), mapping.channel == nil {
            fields.complain("channels", "needs `columns.channel`, the column that it is about")
        }
        return mapping
    }

    private func when(
        _ fields: SettingsFields, _ columns: SettingsFields, _ hasHeader: Bool
    ) -> VolumeMapping.When? {
        if let timestamp = column("timestamp", columns, hasHeader) {
            if columns.has("date") || columns.has("hour") {
                columns.complain("timestamp", "stands in place of `date` and `hour`; give one or the other")
            }
            return pattern("timestamp_format", "yyyy-MM-dd HH:mm*", fields) { $0.hasDate && $0.hasHour }.map {
                .timestamp(timestamp, $0)
            }
        }
        guard let date = column("date", columns, hasHeader) else {
            if !columns.has("date") { _ = columns.required("date", example: "Date") }
            return nil
        }
        let written = pattern("date_format", "yyyy-MM-dd", fields) { $0.hasDate && !$0.hasHour }
        guard let hour = column("hour", columns, hasHeader) else { return written.map { .day(date, $0) } }
        let hours = pattern("hour_format", "H", fields) { $0.hasHour && !$0.hasDate }
        guard let written, let hours else { return nil }
        return .hour(date: date, written, hour: hour, hours)
    }

    private func column(_ key: String, _ columns: SettingsFields, _ hasHeader: Bool) -> VolumeMapping.Column? {
        guard let text = columns.text(key) else { return nil }
        if hasHeader { return .named(text) }
        guard let number = Int(text), (1...1_000).contains(number) else {
            columns.complain(key, "must be a column's number, from 1, since no line names the columns")
            return nil
        }
        return .number(number)
    }

    private func pattern(
        _ key: String, _ usual: String, _ fields: SettingsFields, _ isRight: (TimePattern) -> Bool
    ) -> TimePattern? {
        let text = fields.text(key, default: usual)
        if let pattern = TimePattern(text), isRight(pattern) { return pattern }
        fields.complain(key, "must be a format such as `\(usual)`; see channels/README.md for the letters")
        return nil
    }
}

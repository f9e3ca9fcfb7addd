extension SettingsReference {
    static let volumeMapping = Section(
        file: "mapping.yaml", path: "",
        keys: [
            ("delimiter", "what stands between cells: `comma`, `semicolon`, `tab` or `pipe` (`comma`)"),
            ("skip_lines", "lines before the first row that say nothing, e.g. a title (0)"),
            ("header", "`false` where no line names the columns; they are numbers then, from 1 (`true`)"),
            ("columns", "which column is what; see below"),
            (
                "date_format",
                "how dates are written, with `yyyy` or `yy`, `MM`, `M` or `MMM`, `dd` or `d`; text between quotes stands for itself (`yyyy-MM-dd`)"
            ),
            (
                "hour_format",
                "how hours are written: `H` or `HH` of 24, `h` or `hh` of 12 with `a` for AM and PM, `mm`; `*` at the end for whatever follows (`H`)"
            ),
            (
                "timestamp_format",
                "how timestamps are written: dates and hours as above, `ss`, and `X` for an offset as `Z` or `-05:00` (`yyyy-MM-dd HH:mm*`)"
            ),
            (
                "times",
                "`city` where dates and hours are by the city's clocks, `utc` where timestamps without an offset are UTC (`city`)"
            ),
            ("thousands", "what parts thousands in counts: one of `,`, `.`, `'` and a space (nothing)"),
            (
                "same_hour",
                "`refuse` where a second row of one channel and hour, or day, is a mistake; `add` where rows are of parts, as quarters of an hour or queues (`refuse`)"
            ),
            ("ignore", "rows whose date or timestamp is one of these texts are passed over, e.g. `Total` (none)"),
            (
                "channels",
                "what the column of the channel says, and which channel that is; see below (the channel's id)"
            ),
        ])

    static let volumeColumns = Section(
        file: "mapping.yaml", path: "columns",
        keys: [
            ("date", "the column of the date"),
            ("hour", "the column of the hour; without it, counts are by day"),
            ("timestamp", "in place of `date` and `hour`: the column of both, from which hours are taken"),
            ("count", "the column of the count"),
            ("channel", "the column that says by which channel they came, where one file is of several"),
        ])

    static let volumeChannel = Section(
        file: "mapping.yaml", path: "channels",
        keys: [("value", "what the column says"), ("channel", "the id of the channel")])
}

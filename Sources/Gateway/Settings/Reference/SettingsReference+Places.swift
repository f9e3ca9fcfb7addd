extension SettingsReference {
    static let places = Section(
        file: "intake.yaml", path: "places",
        keys: [
            ("streets", "files with streets and their house numbers, CSV or GeoJSON: one, or a list"),
            (
                "corners",
                "files with corners, where the city has them; those of streets that cross are known without (none)"
            ),
            ("landmarks", "files with what people name a place by, and with the towns around (none)"),
            ("areas", "GeoJSON with the outlines of the city and its wards (none)"),
            ("columns", "how your files call the columns below; see there"),
        ])

    /// The columns of those files.
    static let placeColumns = Section(
        file: "intake.yaml", path: "places.columns",
        keys: [
            ("street", "streets, corners: the street's name, with its type or without"),
            ("type", "streets: its type, where that is no part of the name: `St`, `Avenue`"),
            ("aliases", "streets, landmarks: other names, with `;` between"),
            ("number", "streets: of a row that is one house, its number"),
            ("from", "streets: the house number at the begin, where sides are not told apart"),
            ("to", "and at the end"),
            ("left_from", "streets: the house number at the begin on the left"),
            ("left_to", "and at the end"),
            ("right_from", "streets: the house number at the begin on the right"),
            ("right_to", "and at the end"),
            ("from_latitude", "streets: where the block begins, in degrees (WGS 84); GeoJSON has a line instead"),
            ("from_longitude", "its longitude, west of Greenwich below 0"),
            ("to_latitude", "where the block ends"),
            ("to_longitude", "its longitude"),
            ("latitude", "one house, corners, landmarks: where it is"),
            ("longitude", "its longitude"),
            ("ward", "streets, landmarks: the ward, where `areas` has no outlines of wards"),
            ("left_ward", "streets: the ward of the left side, where the sides differ"),
            ("cross_street", "corners: the other street"),
            ("name", "landmarks, areas: the name"),
            (
                "kind",
                "landmarks: a word of your own, or `town` for another town, which needs no coordinates; areas: `city` or `ward`"
            ),
            ("address", "landmarks: the address"),
        ])
}

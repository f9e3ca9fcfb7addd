/// The screens on which what people do is tried: width and height in pixels, and whether they prefer dark. (`EveryPageTests` looks at every page
/// on more.)
enum Screens {
    /// A desk in the light and a phone in the dark. What a screen changes is the same whatever the store is: on PostgreSQL the one does.
    static let deskAndPhone: [(Int, Int, Bool)] =
        CityStore.isPostgres ? [(1440, 900, false)] : [(1440, 900, false), (390, 844, true)]
}

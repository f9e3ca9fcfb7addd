extension Migration {
    /// By what nodes find out that their database was taken back in time, and where the last backup of it is noted.
    static let histories = Migration(44, "histories", "{histories}")
}

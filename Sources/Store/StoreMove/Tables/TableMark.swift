/// By what a table is known again, without reading all of it.
struct TableMark: Hashable, Sendable {
    let rows: Int
    /// The rows and the largest numbers, parted by blanks.
    let text: String
}

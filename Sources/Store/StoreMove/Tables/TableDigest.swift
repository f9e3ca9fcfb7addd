/// All rows of a table in few words: equal where the rows are, whichever engine holds them.
package struct TableDigest: Hashable, Sendable {
    package let rows: Int
    /// Over every value of every row in the order of the key, in hexadecimal.
    package let sha256: String
}

/// A mailbox as LIST names it.
package struct IMAPMailboxEntry: Hashable, Sendable {
    /// Decoded from modified UTF-7.
    package let name: String
    /// What separates the levels of its name; nil where there are none.
    package let delimiter: Character?
    /// `\Noselect`, `\Trash`, …
    package let attributes: [String]

    package init(name: String, delimiter: Character?, attributes: [String]) {
        self.name = name
        self.delimiter = delimiter
        self.attributes = attributes
    }
}

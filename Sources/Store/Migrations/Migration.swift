/// One step of the schema. Its text is portable: the engines' words stand in braces (`Dialect`). What has landed is never
/// changed again, since databases exist that have run it; a mistake is mended by a further step.
package struct Migration: Sendable {
    /// Counts from 1, without gaps.
    package let number: Int
    /// A few words for the operator, e.g. `leases`.
    package let name: String
    /// Any number of statements, each ended by a semicolon.
    package let text: String

    package init(_ number: Int, _ name: String, _ text: String) {
        self.number = number
        self.name = name
        self.text = text
    }
}

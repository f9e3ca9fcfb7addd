/// How many entries of a kind the record has in some days, and what became of them.
package struct ActionCount: Hashable, Sendable {
    package var all: Int
    package var done: Int
    /// Open, and the day by which they were to be done is over.
    package var overdue: Int

    package init(all: Int = 0, done: Int = 0, overdue: Int = 0) {
        self.all = all
        self.done = done
        self.overdue = overdue
    }
}

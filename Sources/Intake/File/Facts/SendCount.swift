/// How many answers of one sort went to a recipient.
package struct SendCount: Hashable, Sendable {
    package var inLastHour = 0
    package var inLastDay = 0

    package init(inLastHour: Int = 0, inLastDay: Int = 0) {
        self.inLastHour = inLastHour
        self.inLastDay = inLastDay
    }
}

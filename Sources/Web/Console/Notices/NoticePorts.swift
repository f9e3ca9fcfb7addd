package import Desk
package import Intake

/// What the page of incident notices needs.
package struct NoticePorts: Sendable {
    package let book: any NoticeBook
    package let catalogue: RequestCatalogue
    package let city: City

    package init(book: any NoticeBook, catalogue: RequestCatalogue, city: City) {
        self.book = book
        self.catalogue = catalogue
        self.city = city
    }
}

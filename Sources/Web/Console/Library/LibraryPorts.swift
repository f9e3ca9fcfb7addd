package import Desk
package import Intake

/// What the library's pages need.
package struct LibraryPorts: Sendable {
    package let book: any LibraryBook
    package let city: City
    package let catalogue: RequestCatalogue

    package init(book: any LibraryBook, city: City, catalogue: RequestCatalogue) {
        self.book = book
        self.city = city
        self.catalogue = catalogue
    }
}

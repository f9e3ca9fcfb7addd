import Foundation

/// A frame of `intake.desk.v1` as a page reads it; fields as in deploy/desk/README.md.
package struct DeskHeard: Decodable, Sendable {
    package struct Card: Decodable, Hashable, Sendable {
        package var item: String
        package var number: String
        package var title: String
        package var channel: String
        package var version: Int64
        package var until: Int64?
        package var waits: Int64?
    }

    package struct Person: Decodable, Hashable, Sendable {
        package var name: String
        package var typing: Bool
    }

    package var type: String
    package var seq: Int64?
    package var stream: String?
    package var resumed: Bool?
    package var presence: String?
    package var offers: [Card]?
    package var work: [Card]?
    package var card: Card?
    package var item: String?
    package var why: String?
    package var text: String?
    package var id: String?
    package var rows: [Card]?
    package var order: [String]?
    package var total: Int?
    package var from: String?
    package var number: String?
    package var people: [Person]?
}

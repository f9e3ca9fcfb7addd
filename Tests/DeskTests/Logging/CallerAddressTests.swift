import Desk
import Intake
import Testing

@Suite("Where a caller can be reached, as it is typed")
struct CallerAddressTests {
    @Test(
        "numbers and addresses",
        arguments: [
            ("617-555-0101", "+16175550101"), ("(617) 555 0101", "+16175550101"), ("1 617 555 0101", "+16175550101"),
            ("+44 20 7946 0958", "+442079460958"), (" Ann.Lee@Example.ORG ", "ann.lee@example.org"),
        ])
    func read(_ typed: String, _ address: String) {
        #expect(CallerAddress.identity(typed)?.address == address)
        #expect(CallerAddress.identity(typed)?.kind == (address.contains("@") ? .email : .phone))
    }

    @Test(
        "neither",
        arguments: [
            "", "555 0101", "call me", "2 617 555 0101", "a@b", "@example.org", "a b@example.org", "a@.org", "+1",
        ])
    func refused(_ typed: String) {
        #expect(CallerAddress.identity(typed) == nil)
    }
}

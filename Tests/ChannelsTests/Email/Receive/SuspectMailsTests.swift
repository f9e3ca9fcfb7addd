import Testing

@testable import Channels

@Suite("A mail on which sessions die is passed over only where others go through")
struct SuspectMailsTests {
    @Test("without suspicion all come together; then each suspect alone, the least suspect first")
    func portions() {
        let suspects = SuspectMails()
        #expect(suspects.portions([1, 2, 3]) == [[1, 2, 3]])
        suspects.noteDeath([1, 2])
        suspects.noteDeath([1])
        #expect(suspects.portions([1, 2, 3, 4]) == [[3, 4], [2], [1]])
        #expect(suspects.portions([1, 2]) == [[2], [1]])
        suspects.clear([1])
        #expect(suspects.portions([1, 2, 3]) == [[1, 3], [2]])
    }

    @Test("the server's trouble is no mail's, however long it lasts")
    func serverTrouble() {
        let suspects = SuspectMails()
        for _ in 0..<100 { suspects.noteDeath([1, 2]) }
        #expect(!suspects.isGivenUp(1))
        #expect(!suspects.isGivenUp(2))
        suspects.clear([2])
        #expect(!suspects.isGivenUp(1))
        for _ in 1..<SuspectMails.deaths { suspects.noteDeath([1]) }
        #expect(suspects.isGivenUp(1))
        #expect(!suspects.isGivenUp(2))
    }

    @Test("one that dies too seldom is tried again")
    func tooFew() {
        let suspects = SuspectMails()
        suspects.noteDeath([1, 2])
        suspects.clear([2])
        for _ in 2..<SuspectMails.deaths { suspects.noteDeath([1]) }
        #expect(!suspects.isGivenUp(1))
        suspects.noteDeath([1])
        #expect(suspects.isGivenUp(1))
    }

    @Test("what went through before the first death says nothing")
    func before() {
        let suspects = SuspectMails()
        suspects.clear([2])
        for _ in 0..<SuspectMails.deaths { suspects.noteDeath([1]) }
        #expect(!suspects.isGivenUp(1))
    }

    @Test("under another UIDVALIDITY the number is another mail's")
    func renumbered() {
        let suspects = SuspectMails()
        suspects.begin(uidValidity: 7)
        suspects.noteDeath([1])
        suspects.clear([2])
        for _ in 1..<SuspectMails.deaths { suspects.noteDeath([1]) }
        suspects.begin(uidValidity: 7)
        #expect(suspects.isGivenUp(1))
        suspects.begin(uidValidity: 8)
        #expect(!suspects.isGivenUp(1))
        #expect(suspects.portions([1]) == [[1]])
    }
}

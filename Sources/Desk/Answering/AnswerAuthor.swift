/// The person who writes an answer.
package struct AnswerAuthor: Hashable, Sendable {
    /// Whose account it is.
    package var agent: AgentID
    /// What the resident reads below the answer; never an account's sign-in name.
    package var firstName: String

    package init(agent: AgentID, firstName: String) {
        self.agent = agent
        self.firstName = firstName
    }
}

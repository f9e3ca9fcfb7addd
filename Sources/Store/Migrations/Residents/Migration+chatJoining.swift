extension Migration {
    /// What residents are told in their chats, with who came in beside the agent, and who has it after an escalation.
    static let chatJoining = Migration(
        29, "chat joining",
        """
        DROP INDEX event_chat_scene;
        CREATE INDEX event_chat_scene ON event (id)
            WHERE kind IN ('taken', 'assigned', 'handed_over', 'escalated', 'put_back', 'released', 'chat_joined');
        """)
}

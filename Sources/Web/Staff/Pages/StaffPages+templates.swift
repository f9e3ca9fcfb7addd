extension StaffPages {
    /// Every template of the desk, by the name that pages and other templates use.
    static let templates: [(name: String, bytes: [UInt8])] = [
        ("layout", PackageResources.layout_html_mustache),
        ("problems", PackageResources.problems_html_mustache),
        ("refusal", PackageResources.refusal_html_mustache),
        ("home", PackageResources.home_html_mustache),
        ("sign-in", PackageResources.sign_in_html_mustache),
        ("sign-in-code", PackageResources.sign_in_code_html_mustache),
        ("new-password", PackageResources.new_password_html_mustache),
        ("current-password", PackageResources.current_password_html_mustache),
        ("account", PackageResources.account_html_mustache),
        ("second-step", PackageResources.second_step_html_mustache),
        ("recovery-codes", PackageResources.recovery_codes_html_mustache),
        ("accounts", PackageResources.accounts_html_mustache),
        ("roles", PackageResources.roles_html_mustache),
        ("account-of", PackageResources.account_of_html_mustache),
        ("invited", PackageResources.invited_html_mustache),
        ("audit", PackageResources.audit_html_mustache),
        ("welcome", PackageResources.welcome_html_mustache),
        ("queue", PackageResources.queue_html_mustache),
        ("request", PackageResources.request_html_mustache),
        ("request-about", PackageResources.request_about_html_mustache),
        ("request-answer", PackageResources.request_answer_html_mustache),
        ("request-timeline", PackageResources.request_timeline_html_mustache),
        ("work-list", PackageResources.work_list_html_mustache),
        ("work-row", PackageResources.work_row_html_mustache),
    ]
}

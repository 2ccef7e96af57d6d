/// Everything Obhut says in one language.
package struct Texts: Sendable {
    /// The language.
    package let language: Language
    /// Words that stand on every page.
    package let common: CommonTexts
    /// What stands around every page.
    package let frame: FrameTexts
    /// Login, choice of tenant, forgotten password.
    package let login: LoginTexts
    /// Invitation and first password.
    package let invitation: InvitationTexts
    /// A member's own account.
    package let account: AccountTexts
    /// The second factor.
    package let secondFactor: SecondFactorTexts
    /// The staff of a business.
    package let staff: StaffTexts
    /// The list of people.
    package let people: PeopleTexts
    /// Columns and saved views of lists.
    package let lists: ListTexts
    /// What is done with several people at once.
    package let selection: SelectionTexts
    /// One person.
    package let person: PersonTexts
    /// Adding and editing a person.
    package let personForm: PersonFormTexts
    /// Organisations.
    package let organization: OrganizationTexts
    /// Who works where.
    package let employment: EmploymentTexts
    /// What happened.
    package let timeline: TimelineTexts
    /// Somebody else was faster.
    package let conflict: ConflictTexts
    /// Who read somebody's data.
    package let reads: ReadsTexts
    /// Tags and fields that a business makes for its people.
    package let vocabulary: VocabularyTexts
    /// Joining two records of one person.
    package let merge: MergeTexts
    /// Restricting a person's processing, and what was done to her.
    package let restriction: RestrictionTexts
    /// What a person agreed to.
    package let consent: ConsentTexts
    /// Writing a consent down.
    package let consentEntry: ConsentEntryTexts
    /// Writing a withdrawal or an objection down.
    package let reduction: ReductionTexts
    /// Purposes and the words they ask with.
    package let purpose: PurposeTexts
    /// Forms that strangers are shown.
    package let forms: FormTexts
    /// The plan of an erasure, and erasing.
    package let erasure: ErasureTexts
    /// The receipt of an erasure.
    package let receipt: ReceiptTexts
    /// The letter to somebody who was erased.
    package let erasureLetter: ErasureLetterTexts
    /// Importing a file.
    package let imports: ImportTexts
    /// The steps between a file and its import.
    package let importSteps: ImportStepTexts
    /// Putting rows of a quarantine right.
    package let quarantine: QuarantineTexts
    /// Handing people out as a file.
    package let export: ExportTexts
    /// What a person is told when she asks what is kept of her.
    package let disclosure: DisclosureTexts
    /// Webhooks: other programs that are told what happens.
    package let webhooks: WebhookTexts
    /// The page that shows all components.
    package let design: DesignTexts
    /// Pages for what went wrong.
    package let problems: ProblemTexts
    /// Mails to members of staff.
    package let mail: MailTexts
    /// The message that asks to confirm a sign-up.
    package let confirmationMail: ConfirmationMailTexts
    /// What stands around the text of a campaign.
    package let campaignMail: CampaignMailTexts
    /// Campaigns: what goes to many.
    package let campaigns: CampaignTexts
    /// Pages for strangers: forms, confirming, unsubscribing.
    package let frontDoor: FrontDoorTexts
    /// Messages about people's requests.
    package let requestMail: RequestMailTexts
    /// People's requests, on either side.
    package let requests: RequestTexts
    /// The privacy notice of a business.
    package let privacy: PrivacyTexts
    /// Everyday words for codes.
    package let terms: Terms
    /// Why something was refused, in everyday words.
    package let refusals: RefusalTexts
    /// Dates, numbers, money.
    package let formats: Formats

    /// The texts in `language`.
    package static func `in`(_ language: Language) -> Texts {
        language == .german ? german : english
    }

    private static let german = Texts(.german)
    private static let english = Texts(.english)

    private init(_ language: Language) {
        self.language = language
        common = CommonTexts.both[language]
        frame = FrameTexts.both[language]
        login = LoginTexts.both[language]
        invitation = InvitationTexts.both[language]
        account = AccountTexts.both[language]
        secondFactor = SecondFactorTexts.both[language]
        staff = StaffTexts.both[language]
        people = PeopleTexts.both[language]
        lists = ListTexts.both[language]
        selection = SelectionTexts.both[language]
        person = PersonTexts.both[language]
        personForm = PersonFormTexts.both[language]
        organization = OrganizationTexts.both[language]
        employment = EmploymentTexts.both[language]
        timeline = TimelineTexts.both[language]
        conflict = ConflictTexts.both[language]
        reads = ReadsTexts.both[language]
        vocabulary = VocabularyTexts.both[language]
        merge = MergeTexts.texts[language]
        restriction = RestrictionTexts.both[language]
        consent = ConsentTexts.both[language]
        consentEntry = ConsentEntryTexts.both[language]
        reduction = ReductionTexts.both[language]
        purpose = PurposeTexts.both[language]
        forms = FormTexts.both[language]
        erasure = ErasureTexts.both[language]
        receipt = ReceiptTexts.both[language]
        erasureLetter = ErasureLetterTexts.both[language]
        imports = ImportTexts.both[language]
        importSteps = ImportStepTexts.both[language]
        quarantine = QuarantineTexts.both[language]
        export = ExportTexts.both[language]
        disclosure = DisclosureTexts.both[language]
        webhooks = WebhookTexts.both[language]
        design = DesignTexts.both[language]
        problems = ProblemTexts.both[language]
        mail = MailTexts.both[language]
        confirmationMail = ConfirmationMailTexts.both[language]
        campaignMail = CampaignMailTexts.both[language]
        campaigns = CampaignTexts.both[language]
        frontDoor = FrontDoorTexts.both[language]
        requestMail = RequestMailTexts.both[language]
        requests = RequestTexts.both[language]
        privacy = PrivacyTexts.both[language]
        terms = Terms(language: language)
        refusals = RefusalTexts(language: language)
        formats = Formats(language: language)
    }
}

// Written by `npm run db:types` from the migrations.
import type { Generated } from 'kysely';
import type { Texts } from './reader.ts';

export type DB = {
  agenda_part: {
    theme_id: string;
    part: string;
    minutes: number;
  };
  answer_deadline: {
    id: Generated<string>;
    dialogue_id: string;
    closes_at: Temporal.Instant;
    by: string | null;
    at: Temporal.Instant;
  };
  application: {
    id: Generated<string>;
    draft: Generated<unknown>;
    language: string;
    started_at: Temporal.Instant;
    saved_at: Temporal.Instant;
    assisted_mesa: number | null;
    assisted_by: string | null;
  };
  application_confirmation: {
    application_id: string;
    at: Temporal.Instant;
  };
  application_confirmation_link: {
    digest: Buffer;
    application_id: string;
    email: string;
    sent_at: Temporal.Instant;
    expires_at: Temporal.Instant;
  };
  application_decision: {
    application_id: string;
    mesa: number;
    outcome: 'admitted' | 'refused';
    reason: string | null;
    explanation: string | null;
    by: string;
    at: Temporal.Instant;
  };
  application_link: {
    digest: Buffer;
    application_id: string;
    created_at: Temporal.Instant;
    mailed_to: string | null;
  };
  application_mesa: {
    application_id: string;
    mesa: number;
  };
  application_submission: {
    application_id: string;
    at: Temporal.Instant;
    name: string;
    email: string | null;
    country: string;
    organization_id: string | null;
  };
  application_telling: {
    application_id: string;
    by: string;
    at: Temporal.Instant;
  };
  attempt: {
    key: string;
    at: Temporal.Instant;
  };
  attendance: {
    id: Generated<string>;
    theme_id: string;
    seat_id: string | null;
    name: string | null;
    institution: string | null;
    country: string;
    sector: string;
    gender: string | null;
    mode: 'online' | 'in-person';
    role: Generated<'participant' | 'panellist' | 'host'>;
    source: 'door' | 'host' | 'import' | 'example';
    minutes: number | null;
    noted_by: string | null;
    noted_at: Temporal.Instant;
    once: string | null;
  };
  attendance_import: {
    id: Generated<string>;
    theme_id: string;
    by: string;
    at: Temporal.Instant;
    filename: string;
    content: unknown;
    once: string;
  };
  attendance_import_completion: {
    import_id: string;
    by: string;
    at: Temporal.Instant;
    added: number;
    matched: number;
    left_out: number;
  };
  attendance_import_resolution: {
    id: Generated<string>;
    import_id: string;
    key: string;
    outcome: 'seat' | 'added' | 'left-out' | 'open';
    seat_id: string | null;
    name: string | null;
    institution: string | null;
    country: string | null;
    sector: string | null;
    gender: string | null;
    by: string;
    at: Temporal.Instant;
  };
  authenticator: {
    id: Generated<string>;
    person_id: string;
    secret: string;
    created_at: Temporal.Instant;
    confirmed_at: Temporal.Instant | null;
    last_step: Generated<number>;
  };
  ballot: {
    shuffle: Generated<string>;
    election_id: string;
    ranking: number[];
  };
  board_countersignature: {
    head_id: string;
    n: number;
    note: string;
  };
  board_entry: {
    election_id: string;
    seq: number;
    previous: Buffer;
    hash: Buffer;
    card: string;
    number: number;
    ballot: unknown;
  };
  board_head: {
    id: Generated<string>;
    election_id: string;
    entries: number;
    note: string;
    at: Temporal.Instant;
  };
  candidacy: {
    id: Generated<string>;
    election_id: string;
    person_id: string;
    organization_id: string;
    nominated_by: string | null;
    nominated_at: Temporal.Instant;
    once: string | null;
  };
  candidacy_acceptance: {
    candidacy_id: string;
    gender: string | null;
    at: Temporal.Instant;
  };
  candidacy_decision: {
    id: Generated<string>;
    candidacy_id: string;
    outcome: 'admitted' | 'refused';
    reason: string | null;
    explanation: string | null;
    by: string | null;
    at: Temporal.Instant;
  };
  candidacy_link: {
    digest: Buffer;
    candidacy_id: string;
    made_at: Temporal.Instant;
  };
  candidacy_objection: {
    id: Generated<string>;
    candidacy_id: string;
    organization_id: string | null;
    text: string;
    by: string | null;
    at: Temporal.Instant;
    once: string | null;
  };
  candidacy_objection_decision: {
    objection_id: string;
    outcome: 'upheld' | 'dismissed';
    explanation: string;
    by: string | null;
    at: Temporal.Instant;
  };
  candidacy_statement: {
    id: Generated<string>;
    candidacy_id: string;
    language: string;
    texts: unknown;
    at: Temporal.Instant;
  };
  candidacy_withdrawal: {
    candidacy_id: string;
    cause: 'withdrawn' | 'ineligible';
    reason: string | null;
    by: string | null;
    at: Temporal.Instant;
  };
  card_issue: {
    election_id: string;
    n: number;
    organization_id: string;
    blinded: Buffer;
    by: string | null;
  };
  card_list: {
    election_id: string;
    n: number;
    note: string;
  };
  card_setup: {
    election_id: string;
    recipient: string;
    digest: string;
    by: string | null;
    at: Temporal.Instant;
  };
  card_signer: {
    election_id: string;
    n: number;
    key: string;
    url: string | null;
    statement: string;
  };
  consent: {
    id: Generated<string>;
    organization_id: string | null;
    application_id: string | null;
    person_id: string | null;
    kind: string;
    charter_version: string;
    given_at: Temporal.Instant;
    withdrawn_at: Temporal.Instant | null;
  };
  dialogue: {
    id: Generated<string>;
    slug: string;
    title: Texts;
    summary: Texts;
    held_on: Temporal.PlainDate;
    venue: Texts | null;
    charter_version: string;
    example: Generated<boolean>;
    once: string;
    created_by: string | null;
    created_at: Temporal.Instant;
  };
  dialogue_cancellation: {
    dialogue_id: string;
    reason: Texts;
    by: string | null;
    at: Temporal.Instant;
  };
  dialogue_change: {
    id: Generated<string>;
    dialogue_id: string;
    theme_id: string | null;
    by: string | null;
    at: Temporal.Instant;
  };
  dialogue_convening: {
    dialogue_id: string;
    by: string | null;
    at: Temporal.Instant;
  };
  dialogue_report: {
    dialogue_id: string;
    edition: number;
    slug: string;
    at: Temporal.Instant;
    participation: unknown;
  };
  election: {
    id: Generated<string>;
    slug: string;
    body: string;
    contest: string;
    charter_version: string;
    secrecy: 'separated' | 'blind';
    seats: number;
    term_from: Temporal.PlainDate;
    note: Texts | null;
    example: Generated<boolean>;
    once: string;
    created_by: string | null;
    created_at: Temporal.Instant;
    fills: unknown;
  };
  election_calendar: {
    id: Generated<string>;
    election_id: string;
    candidacies_until: Temporal.Instant;
    objections_until: Temporal.Instant;
    voting_from: Temporal.Instant;
    voting_until: Temporal.Instant;
    complaints_until: Temporal.Instant;
    cause: 'set' | 'changed' | 'few-candidates' | 'no-quorum';
    by: string | null;
    at: Temporal.Instant;
  };
  election_cancellation: {
    election_id: string;
    reason: Texts;
    by: string | null;
    at: Temporal.Instant;
  };
  election_candidate: {
    election_id: string;
    n: number;
    candidacy_id: string;
    name: string;
    organization_id: string;
    organization_name: string;
    groups: unknown;
  };
  election_closure: {
    election_id: string;
    outcome: string;
    entitled: number;
    voted: number;
    by: string | null;
    at: Temporal.Instant;
  };
  election_complaint: {
    id: Generated<string>;
    election_id: string;
    ground: string;
    text: string;
    organization_id: string | null;
    by: string | null;
    at: Temporal.Instant;
    once: string | null;
  };
  election_complaint_decision: {
    complaint_id: string;
    outcome: 'upheld' | 'dismissed';
    explanation: string;
    by: string | null;
    at: Temporal.Instant;
  };
  election_complaint_proposal: {
    complaint_id: string;
    explanation: string;
    language: string;
    by: string;
    at: Temporal.Instant;
  };
  election_convening: {
    election_id: string;
    by: string | null;
    at: Temporal.Instant;
  };
  election_count: {
    election_id: string;
    file: unknown;
    result: unknown;
    at: Temporal.Instant;
  };
  election_key: {
    election_id: string;
    identity: string;
    by: string | null;
    at: Temporal.Instant;
  };
  election_list: {
    election_id: string;
    digest: string;
    bounds: unknown;
    relaxed: unknown;
    lot_commitment: string;
    lot_seed: string;
    by: string | null;
    at: Temporal.Instant;
  };
  election_proclamation: {
    election_id: string;
    by: string | null;
    at: Temporal.Instant;
  };
  election_seat: {
    election_id: string;
    candidacy_id: string;
    office: string;
    how: 'elected' | 'alternate' | 'vacancy';
    mandate_id: string;
  };
  election_voter: {
    election_id: string;
    organization_id: string;
    name: string;
    country: string;
  };
  email_change: {
    digest: Buffer;
    person_id: string;
    email: string;
    created_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
  };
  factor_reset: {
    person_id: string;
    at: Temporal.Instant;
    by: string | null;
  };
  former_name: {
    organization_id: string;
    name: string;
    until: Temporal.Instant;
  };
  government_institution: {
    id: Generated<string>;
    name: Texts;
    acronym: string | null;
    country: string;
    added_by: string | null;
    added_at: Temporal.Instant;
  };
  guiding_question: {
    id: Generated<string>;
    theme_id: string;
    n: number;
    text: Texts;
    once: string | null;
  };
  interpretation_channel: {
    theme_id: string;
    language: string;
    label: string;
    url: string | null;
  };
  invitation: {
    id: Generated<string>;
    dialogue_id: string;
    list: string;
    email: string;
    name: string;
    institution: string;
    organization_id: string | null;
    country: string;
    sector: string;
    gender: string | null;
    language: string;
    substitute_for: string | null;
    import_id: string | null;
    invited_by: string | null;
    invited_at: Temporal.Instant;
    once: string | null;
  };
  invitation_answer: {
    id: Generated<string>;
    invitation_id: string;
    at: Temporal.Instant;
    answer: 'confirmed' | 'declined' | 'withdrawn';
    attends: 'online' | 'in-person' | null;
  };
  invitation_end: {
    invitation_id: string;
    cause: 'revoked' | 'substituted';
    by: string | null;
    at: Temporal.Instant;
    named: string | null;
  };
  invitation_import: {
    id: Generated<string>;
    dialogue_id: string;
    list: string;
    language: string;
    filename: string | null;
    content: unknown;
    by: string;
    at: Temporal.Instant;
    once: string;
  };
  invitation_import_completion: {
    import_id: string;
    by: string;
    at: Temporal.Instant;
    invited: number;
    known: number;
    refused: number;
  };
  invitation_link: {
    digest: Buffer;
    invitation_id: string;
    created_at: Temporal.Instant;
  };
  invitation_notice: {
    id: Generated<string>;
    dialogue_id: string;
    by: string | null;
    at: Temporal.Instant;
  };
  invitation_reminder: {
    invitation_id: string;
    at: Temporal.Instant;
    by: string | null;
  };
  mail_delivery: {
    message_id: string;
    at: Temporal.Instant;
    outcome: 'sent' | 'deferred' | 'failed';
    detail: string | null;
  };
  mail_message: {
    id: Generated<string>;
    recipient: string;
    language: string;
    subject: string;
    text: string;
    html: string;
    queued_at: Temporal.Instant;
    reply_to: string | null;
  };
  mandate: {
    id: Generated<string>;
    person_id: string;
    office: string;
    body: string;
    organization_id: string | null;
    on_behalf_of: string | null;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    source: unknown;
    granted_by: string | null;
    granted_at: Temporal.Instant;
    once: string | null;
    agency: string | null;
  };
  mandate_end: {
    mandate_id: string;
    at: Temporal.Instant;
    by: string | null;
    cause: string;
    recorded_at: Temporal.Instant;
  };
  member_import: {
    id: Generated<string>;
    by: string;
    at: Temporal.Instant;
    filename: string;
    content: unknown;
    matching: unknown;
    once: string;
  };
  member_import_completion: {
    import_id: string;
    by: string;
    at: Temporal.Instant;
    imported: number;
    skipped: number;
    refused: number;
    report: unknown;
  };
  membership: {
    id: Generated<string>;
    organization_id: string;
    mesa: number;
    since: Temporal.Instant;
    source: 'application' | 'objection' | 'own-choice' | 'import' | 'example';
    admitted_by: string | null;
  };
  membership_end: {
    membership_id: string;
    at: Temporal.Instant;
    by: string | null;
    cause: string;
  };
  migration: {
    name: string;
    sha256: string;
    applied_at: Generated<Temporal.Instant>;
  };
  naming_resolution: {
    id: Generated<string>;
    report_id: string;
    text_hash: Buffer;
    starts: number;
    ends: number;
    entity: string;
    matched: string;
    resolution: 'not-a-name' | 'government-initiative';
    reason: string;
    by: string;
    office: string;
    body: string;
    at: Temporal.Instant;
    ended_by: string | null;
    ended_at: Temporal.Instant | null;
  };
  note: {
    id: Generated<string>;
    theme_id: string;
    once: string;
    created_at: Temporal.Instant;
  };
  note_version: {
    note_id: string;
    version: number;
    guiding_question_id: string | null;
    kind: string;
    text: string;
    language: string;
    objectives: Generated<number[]>;
    principles: Generated<string[]>;
    by: string;
    at: Temporal.Instant;
    once: string | null;
  };
  note_withdrawal: {
    note_id: string;
    by: string;
    at: Temporal.Instant;
  };
  objection: {
    application_id: string;
    mesa: number;
    text: string;
    at: Temporal.Instant;
  };
  objection_decision: {
    application_id: string;
    mesa: number;
    outcome: 'upheld' | 'rejected';
    explanation: string;
    by: string;
    at: Temporal.Instant;
  };
  organization: {
    id: Generated<string>;
    slug: string;
    name: string;
    acronym: string | null;
    stakeholder_group: string;
    country: string;
    cities: Generated<string[]>;
    website: string | null;
    email: string | null;
    about: string | null;
    listed_since: Temporal.Instant | null;
    example: Generated<boolean>;
    created_at: Temporal.Instant;
  };
  organization_email_change: {
    digest: Buffer;
    organization_id: string;
    email: string;
    language: string;
    asked_by: string;
    asked_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
  };
  organization_objective: {
    organization_id: string;
    objective: number;
  };
  panel_publication: {
    id: Generated<string>;
    theme_id: string;
    stage: 'planned' | 'held';
    exceptions: Generated<string[]>;
    by: string | null;
    at: Temporal.Instant;
  };
  panel_seat: {
    id: Generated<string>;
    theme_id: string;
    stage: 'planned' | 'held';
    position: number;
    sector: string;
    institution: string;
    organization_id: string | null;
    person_name: string | null;
    gender: string | null;
    country: string;
    once: string | null;
  };
  passkey: {
    credential_id: string;
    person_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    name: string;
    created_at: Temporal.Instant;
    last_used_at: Temporal.Instant | null;
  };
  passkey_challenge: {
    digest: Buffer;
    challenge: string;
    person_id: string | null;
    expires_at: Temporal.Instant;
  };
  person: {
    id: Generated<string>;
    name: string;
    email: string | null;
    language: string;
    zone: string | null;
    gender: string | null;
    example: Generated<boolean>;
    created_at: Temporal.Instant;
  };
  person_erasure: {
    person_id: string;
    at: Temporal.Instant;
    by: string;
  };
  recommendation: {
    id: Generated<string>;
    slug: string;
    code: string;
    report_id: string;
    theme_id: string;
    item_id: string;
    objectives: number[];
    text: Texts | null;
    published_at: Temporal.Instant;
  };
  recommendation_withdrawal: {
    recommendation_id: string;
    publication_id: string;
  };
  recommendation_withholding: {
    recommendation_id: string;
    publication_id: string;
  };
  record_checkpoint: {
    seq: number;
    key: string;
    hash: Buffer;
    at: Temporal.Instant;
    note: string;
  };
  record_entry: {
    seq: number;
    canonical: string;
    hash: Buffer;
    previous_hash: Buffer;
    at: Temporal.Instant;
    kind: string;
    actor: unknown;
    subject: string | null;
    facts: unknown;
  };
  record_opening: {
    commitment: Buffer;
    seq: number;
    salt: Buffer;
    value: string;
    about: string;
  };
  recovery_code: {
    person_id: string;
    digest: Buffer;
    created_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
  };
  report: {
    id: Generated<string>;
    dialogue_id: string;
    created_by: string | null;
    created_at: Temporal.Instant;
  };
  report_heading: {
    report_id: string;
    version: number;
    title: Texts;
    summary: Texts | null;
    edition: number;
    correction: Texts | null;
    by: string | null;
    at: Temporal.Instant;
  };
  report_item: {
    id: Generated<string>;
    report_id: string;
    theme_id: string | null;
    section: string;
    position: number;
    once: string | null;
    created_at: Temporal.Instant;
  };
  report_item_note: {
    item_id: string;
    note_id: string;
  };
  report_item_removal: {
    item_id: string;
    by: string | null;
    at: Temporal.Instant;
  };
  report_item_version: {
    item_id: string;
    version: number;
    form: 'point' | 'paragraph' | 'heading';
    text: Texts;
    objectives: Generated<number[]>;
    by: string | null;
    at: Temporal.Instant;
  };
  report_pdf: {
    publication_id: string;
    language: string;
    pdf: Buffer;
    sha256: Buffer;
  };
  report_publication: {
    id: Generated<string>;
    report_id: string;
    edition: number;
    slug: string;
    digest: Buffer;
    content: unknown;
    checks: unknown;
    by: string | null;
    at: Temporal.Instant;
  };
  report_release: {
    report_id: string;
    digest: Buffer;
    by: string;
    office: string;
    body: string;
    at: Temporal.Instant;
    once: string | null;
  };
  report_withholding: {
    publication_id: string;
    reason: Texts;
    by: string;
    office: string;
    body: string;
    at: Temporal.Instant;
  };
  representative_invitation: {
    id: Generated<string>;
    digest: Buffer;
    organization_id: string;
    slot: number;
    name: string;
    email: string;
    gender: string | null;
    language: string;
    invited_by: string;
    office: string;
    body: string;
    invited_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    answered_at: Temporal.Instant | null;
    mandate_id: string | null;
  };
  room_entry: {
    id: Generated<string>;
    seat_id: string;
    theme_id: string;
    device: Buffer;
    entered_at: Temporal.Instant;
    left_at: Temporal.Instant | null;
  };
  seat: {
    id: Generated<string>;
    dialogue_id: string;
    invitation_id: string;
    email: string;
    attends: 'online' | 'in-person';
    interpretation: string | null;
    gender: string | null;
    needs: string | null;
    confirmed_at: Temporal.Instant;
    released_at: Temporal.Instant | null;
  };
  seat_answer: {
    id: Generated<string>;
    position_id: string;
    agency: string;
    text: string;
    by: string;
    at: Temporal.Instant;
    once: string | null;
  };
  seat_naming: {
    round_id: string;
    agency: string;
    mandate_id: string;
  };
  seat_offer: {
    id: Generated<string>;
    agency: string;
    person_id: string;
    at: Temporal.Instant;
    once: string | null;
  };
  seat_offer_end: {
    offer_id: string;
    cause: 'withdrawn' | 'seated';
    by: string | null;
    at: Temporal.Instant;
  };
  seat_position: {
    id: Generated<string>;
    round_id: string;
    agency: string;
    stance: 'consent' | 'object';
    reason: string | null;
    by: string;
    at: Temporal.Instant;
  };
  seat_proposal: {
    round_id: string;
    agency: string;
    place: number;
    offer_id: string;
  };
  seat_round: {
    id: Generated<string>;
    seats: number;
    free_from: Temporal.Instant | null;
    closes_at: Temporal.Instant;
    agency: string;
    by: string;
    at: Temporal.Instant;
    once: string;
  };
  seat_round_end: {
    round_id: string;
    outcome: 'named' | 'objected' | 'nobody';
    at: Temporal.Instant;
  };
  session: {
    digest: Buffer;
    person_id: string;
    created_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    second_factor_at: Temporal.Instant | null;
  };
  set_up_code: {
    digest: Buffer;
    created_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
  };
  sign_in_link: {
    digest: Buffer;
    person_id: string | null;
    return_to: string | null;
    created_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
  };
  theme: {
    id: Generated<string>;
    dialogue_id: string;
    n: number;
    title: Texts;
    introduction: Texts;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    once: string | null;
  };
  theme_objective: {
    theme_id: string;
    objective: number;
  };
  theme_room: {
    theme_id: string;
    kind: 'external' | 'jitsi' | 'bigbluebutton';
    settings: unknown;
    opens_minutes: Generated<number>;
    set_by: string | null;
    set_at: Temporal.Instant;
  };
  vacancy_notice: {
    mandate_id: string;
    at: Temporal.Instant;
  };
  vote_mark: {
    election_id: string;
    organization_id: string;
    shuffle: Generated<string>;
  };
  vote_receipt: {
    election_id: string;
    digest: Buffer;
    shuffle: Generated<string>;
  };
  vote_reminder: {
    id: Generated<string>;
    election_id: string;
    by: string | null;
    at: Temporal.Instant;
  };
  voter_accreditation: {
    election_id: string;
    organization_id: string;
    person_id: string;
    substitute_id: string | null;
    by: string | null;
    at: Temporal.Instant;
  };
};

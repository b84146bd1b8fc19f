//! The tables as Diesel sees them, on both databases. Held against the migrations by a test.

diesel::table! {
    installation (id) {
        id -> Integer,
        kind -> Text,
        made_at -> BigInt,
        clock_offset -> BigInt,
    }
}

diesel::table! {
    journal (id) {
        id -> Text,
        at -> BigInt,
        ordinal -> Integer,
        actor -> Text,
        verb -> Text,
        object_kind -> Text,
        object_id -> Text,
        digest -> Text,
        seal -> Nullable<BigInt>,
        place -> Nullable<Integer>,
    }
}

diesel::table! {
    journal_payloads (entry_id) {
        entry_id -> Text,
        class -> Text,
        salt -> Text,
        payload -> Text,
    }
}

diesel::table! {
    seals (number) {
        number -> BigInt,
        at -> BigInt,
        entries -> Integer,
        previous -> Text,
        head -> Text,
        kid -> Text,
        signature -> Text,
    }
}

diesel::table! {
    leases (name) {
        name -> Text,
        holder -> Text,
        until_wall -> BigInt,
        fence -> BigInt,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        at -> BigInt,
        ordinal -> Integer,
        person_id -> Nullable<Text>,
        email -> Nullable<Text>,
        language -> Nullable<Text>,
        template -> Text,
        args -> Text,
        class -> Text,
        state -> Text,
        attempts -> Integer,
        next_try_wall -> BigInt,
        settled_wall -> Nullable<BigInt>,
        error -> Nullable<Text>,
        urgency -> Integer,
    }
}

diesel::table! {
    idempotency (person_id, idempotency_key) {
        person_id -> Text,
        idempotency_key -> Text,
        request -> Text,
        status -> Integer,
        location -> Nullable<Text>,
        body -> Text,
        at_wall -> BigInt,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        email -> Text,
        email_folded -> Text,
        name -> Text,
        password_hash -> Text,
        language -> Text,
        created_at -> BigInt,
        verified_at -> Nullable<BigInt>,
        disabled_at -> Nullable<BigInt>,
        orcid -> Text,
    }
}

diesel::table! {
    mail_secrets (digest) {
        digest -> Text,
        person_id -> Text,
        purpose -> Text,
        expires_wall -> BigInt,
        used_wall -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        person_id -> Text,
        begun_wall -> BigInt,
        expires_wall -> BigInt,
        ended_wall -> Nullable<BigInt>,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> Text,
        digest -> Text,
        person_id -> Text,
        name -> Text,
        scopes -> Text,
        made_wall -> BigInt,
        expires_wall -> BigInt,
        revoked_wall -> Nullable<BigInt>,
    }
}

diesel::table! {
    login_failures (bucket) {
        bucket -> Text,
        failures -> Integer,
        since_wall -> BigInt,
    }
}

diesel::table! {
    grants (id) {
        id -> Text,
        person_id -> Text,
        role -> Text,
        scope_kind -> Text,
        scope_id -> Text,
        from_at -> BigInt,
        until_at -> Nullable<BigInt>,
        granted_by -> Nullable<Text>,
        why -> Text,
        revoked_at -> Nullable<BigInt>,
        revoked_by -> Nullable<Text>,
        call_id -> Nullable<Text>,
    }
}

diesel::table! {
    calls (id) {
        id -> Text,
        version -> Integer,
        counter -> Integer,
        public -> Bool,
    }
}

diesel::table! {
    rulebooks (call_id, version) {
        call_id -> Text,
        version -> Integer,
        hash -> Text,
        document -> Text,
        at -> BigInt,
        by_person -> Nullable<Text>,
        reason -> Text,
    }
}

diesel::table! {
    closings (call_id, cutoff) {
        call_id -> Text,
        cutoff -> Integer,
        cutoff_at -> BigInt,
        closed_at -> BigInt,
        rulebook -> Text,
        leaves -> Integer,
        root -> Text,
    }
}

diesel::table! {
    published_cutoffs (call_id, cutoff) {
        call_id -> Text,
        cutoff -> Integer,
        document -> Text,
    }
}

diesel::table! {
    published_awards (call_id, cutoff, acronym) {
        call_id -> Text,
        cutoff -> Integer,
        acronym -> Text,
        place -> Integer,
        document -> Text,
    }
}

diesel::table! {
    editions (id) {
        id -> Text,
        call_id -> Text,
        cutoff -> Integer,
        kind -> Text,
        at -> BigInt,
        by_person -> Nullable<Text>,
        hash -> Text,
        predecessor -> Nullable<Text>,
        document -> Text,
    }
}

diesel::table! {
    funders (id) {
        id -> Text,
        name -> Text,
        name_folded -> Text,
        level -> Text,
        country -> Text,
        at -> BigInt,
        registered -> Bool,
    }
}

diesel::table! {
    proposals (id) {
        id -> Text,
        call_id -> Text,
        reference -> Text,
        stage -> Text,
        version -> BigInt,
        acronym -> Text,
        acronym_folded -> Text,
        title -> Text,
        track -> Text,
        created_at -> BigInt,
        created_by -> Text,
        changed_at -> BigInt,
        hosting -> Text,
    }
}

diesel::table! {
    answers (proposal_id, field) {
        proposal_id -> Text,
        field -> Text,
        value -> Text,
        version -> BigInt,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    answer_history (proposal_id, field, version) {
        proposal_id -> Text,
        field -> Text,
        version -> BigInt,
        begun_at -> BigInt,
        at -> BigInt,
        by_person -> Text,
        how -> Text,
        closed -> Bool,
        value -> Text,
    }
}

diesel::table! {
    list_history (proposal_id, part, version) {
        proposal_id -> Text,
        part -> Text,
        version -> BigInt,
        at -> BigInt,
        by_person -> Text,
        how -> Text,
        content -> Text,
        links -> Text,
    }
}

diesel::table! {
    answers_aside (id) {
        id -> Text,
        proposal_id -> Text,
        field -> Text,
        against -> BigInt,
        value -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    shown_drafts (proposal_id, person_id) {
        proposal_id -> Text,
        person_id -> Text,
        version -> BigInt,
        at -> BigInt,
        content -> Text,
        links -> Text,
    }
}

diesel::table! {
    note_threads (id) {
        id -> Text,
        proposal_id -> Text,
        field -> Text,
        begun_at -> BigInt,
        resolved_at -> Nullable<BigInt>,
        resolved_by -> Nullable<Text>,
    }
}

diesel::table! {
    notes (id) {
        id -> Text,
        thread_id -> Text,
        place -> Integer,
        at -> BigInt,
        by_person -> Text,
        text -> Text,
    }
}

diesel::table! {
    reminders (proposal_id, person_id, cutoff, days) {
        proposal_id -> Text,
        person_id -> Text,
        cutoff -> Integer,
        days -> Integer,
        at -> BigInt,
    }
}

diesel::table! {
    reminder_rounds (call_id, cutoff, days) {
        call_id -> Text,
        cutoff -> Integer,
        days -> Integer,
        at -> BigInt,
    }
}

diesel::table! {
    reminder_mutes (proposal_id, person_id) {
        proposal_id -> Text,
        person_id -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    partners (id) {
        id -> Text,
        proposal_id -> Text,
        place -> Integer,
        name -> Text,
        country -> Text,
        role -> Text,
        pic -> Nullable<Text>,
        details -> Text,
    }
}

diesel::table! {
    partner_people (proposal_id, person_id) {
        proposal_id -> Text,
        person_id -> Text,
        partner_id -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    partner_departures (id) {
        id -> Text,
        proposal_id -> Text,
        partner_id -> Text,
        entry -> Text,
        at -> BigInt,
        by_person -> Text,
        reason -> Text,
        replaced_by -> Nullable<Text>,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        proposal_id -> Text,
        email -> Text,
        email_folded -> Text,
        role -> Text,
        partner_id -> Nullable<Text>,
        digest -> Text,
        state -> Text,
        sent_at -> BigInt,
        sent_by -> Text,
        expires_wall -> BigInt,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Text>,
    }
}

diesel::table! {
    handovers (id) {
        id -> Text,
        proposal_id -> Text,
        from_person -> Text,
        to_person -> Text,
        state -> Text,
        at -> BigInt,
        settled_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    declarations (id) {
        id -> Text,
        proposal_id -> Text,
        partner_id -> Text,
        declaration -> Text,
        text_sha256 -> Text,
        language -> Text,
        at -> BigInt,
        by_person -> Text,
        on_behalf -> Bool,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<Text>,
        organisation -> Text,
    }
}

diesel::table! {
    signoffs (id) {
        id -> Text,
        proposal_id -> Text,
        party_kind -> Text,
        party_id -> Text,
        version -> BigInt,
        fingerprint -> Text,
        at -> BigInt,
        by_person -> Text,
        on_behalf -> Bool,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<Text>,
    }
}

diesel::table! {
    funder_openings (id) {
        id -> Text,
        proposal_id -> Text,
        funder_id -> Text,
        whole -> Bool,
        email -> Text,
        at -> BigInt,
        by_person -> Text,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<Text>,
    }
}

diesel::table! {
    funder_ceilings (id) {
        id -> Text,
        funder_id -> Text,
        call_id -> Text,
        amount -> BigInt,
        note -> Text,
        at -> BigInt,
        by_person -> Text,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    asks (proposal_id, line, cost_type) {
        proposal_id -> Text,
        line -> Text,
        cost_type -> Text,
        amount -> BigInt,
    }
}

diesel::table! {
    costs (proposal_id, place) {
        proposal_id -> Text,
        place -> Integer,
        partner_id -> Nullable<Text>,
        cost_type -> Text,
        year -> Integer,
        line -> Text,
        amount -> BigInt,
        asked -> BigInt,
        note -> Text,
    }
}

diesel::table! {
    tranches (id) {
        id -> Text,
        proposal_id -> Text,
        place -> Integer,
        funder_id -> Text,
        year -> Integer,
        cost_type -> Text,
        kind -> Text,
        amount -> BigInt,
        currency -> Text,
        stated -> BigInt,
        rate -> Text,
        rate_source -> Text,
        origin -> Text,
        aid_basis -> Text,
        evidence -> Text,
        vat -> Text,
        rate_date -> Text,
        other_awards -> Text,
        named -> Text,
        named_level -> Text,
        valid_until -> Text,
    }
}

diesel::table! {
    documents (id) {
        id -> Text,
        proposal_id -> Text,
        slot -> Text,
        name -> Text,
        sha256 -> Text,
        bytes -> BigInt,
        media_type -> Text,
        at -> BigInt,
        by_person -> Text,
        replaced_at -> Nullable<BigInt>,
        pages -> Nullable<Integer>,
    }
}

diesel::table! {
    submissions (id) {
        id -> Text,
        proposal_id -> Text,
        call_id -> Text,
        cutoff -> Integer,
        version -> Integer,
        draft_version -> BigInt,
        at -> BigInt,
        by_person -> Text,
        rulebook -> Text,
        content -> Text,
        content_hash -> Text,
        receipt -> Text,
        acronym -> Text,
        title -> Text,
        track -> Text,
        host_country -> Text,
        eu_asked -> BigInt,
        national_claimed -> BigInt,
        links -> Text,
        addendum -> Nullable<Integer>,
    }
}

diesel::table! {
    submission_parties (submission_id, party) {
        submission_id -> Text,
        party -> Text,
    }
}

diesel::table! {
    carryovers (proposal_id) {
        proposal_id -> Text,
        from_proposal -> Text,
        from_version -> Integer,
        from_cutoff -> Integer,
        reply -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    withdrawals (id) {
        id -> Text,
        proposal_id -> Text,
        submission_version -> Integer,
        at -> BigInt,
        by_person -> Text,
        reason -> Text,
    }
}

diesel::table! {
    refused_attempts (id) {
        id -> Text,
        at -> BigInt,
        call_id -> Nullable<Text>,
        proposal_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        verb -> Text,
        code -> Text,
        args -> Text,
    }
}

diesel::table! {
    tranche_steps (id) {
        id -> Text,
        proposal_id -> Text,
        funder_id -> Text,
        tranche_id -> Text,
        number -> Integer,
        state -> Text,
        amount -> BigInt,
        at -> BigInt,
        by_person -> Nullable<Text>,
        evidence -> Text,
        reason -> Text,
    }
}

diesel::table! {
    checks (id) {
        id -> Text,
        proposal_id -> Text,
        cutoff -> Integer,
        list -> Text,
        item -> Text,
        number -> Integer,
        verdict -> Text,
        reason -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    check_outcomes (id) {
        id -> Text,
        proposal_id -> Text,
        cutoff -> Integer,
        list -> Text,
        number -> Integer,
        passed -> Bool,
        reason -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    experts (call_id, person_id) {
        call_id -> Text,
        person_id -> Text,
        country -> Text,
        organisation -> Text,
        pic -> Nullable<Text>,
        expertise -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    assignments (id) {
        id -> Text,
        proposal_id -> Text,
        cutoff -> Integer,
        person_id -> Text,
        duty -> Text,
        state -> Text,
        due_at -> Nullable<BigInt>,
        at -> BigInt,
        by_person -> Text,
        settled_at -> Nullable<BigInt>,
        reason -> Text,
    }
}

diesel::table! {
    conflicts (id) {
        id -> Text,
        proposal_id -> Text,
        cutoff -> Integer,
        person_id -> Text,
        number -> Integer,
        degree -> Text,
        detail -> Text,
        at -> BigInt,
        ruling -> Nullable<Text>,
        ruled_at -> Nullable<BigInt>,
        ruled_by -> Nullable<Text>,
    }
}

diesel::table! {
    reviews (id) {
        id -> Text,
        proposal_id -> Text,
        cutoff -> Integer,
        assignment_id -> Text,
        kind -> Text,
        state -> Text,
        version -> BigInt,
        overall -> Text,
        flags -> Text,
        begun_at -> BigInt,
        finished_at -> Nullable<BigInt>,
        finished_by -> Nullable<Text>,
    }
}

diesel::table! {
    review_scores (review_id, criterion) {
        review_id -> Text,
        criterion -> Text,
        score -> Nullable<Integer>,
        comment -> Text,
    }
}

diesel::table! {
    consents (review_id, person_id, version) {
        review_id -> Text,
        person_id -> Text,
        version -> BigInt,
        agrees -> Bool,
        reason -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    panel_findings (call_id, cutoff, proposal_id, aspect) {
        call_id -> Text,
        cutoff -> Integer,
        proposal_id -> Text,
        aspect -> Text,
        value -> Integer,
        reason -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    board_voices (call_id, cutoff, person_id) {
        call_id -> Text,
        cutoff -> Integer,
        person_id -> Text,
        interest -> Text,
        vote -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    decisions (id) {
        id -> Text,
        call_id -> Text,
        cutoff -> Integer,
        reference -> Text,
        decided_on -> Text,
        ranked_edition -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    decision_outcomes (decision_id, proposal_id) {
        decision_id -> Text,
        proposal_id -> Text,
        outcome -> Text,
        reason -> Text,
        condition -> Text,
    }
}

diesel::table! {
    awards (id) {
        id -> Text,
        reference -> Text,
        call_id -> Text,
        cutoff -> Integer,
        proposal_id -> Text,
        decision_id -> Text,
        at -> BigInt,
        by_person -> Nullable<Text>,
    }
}

diesel::table! {
    instruments (id) {
        id -> Text,
        award_id -> Text,
        place -> Integer,
        kind -> Text,
        counterparty -> Text,
    }
}

diesel::table! {
    instrument_steps (id) {
        id -> Text,
        instrument_id -> Text,
        number -> Integer,
        step -> Text,
        effective_on -> Text,
        reference -> Text,
        at -> BigInt,
        by_person -> Nullable<Text>,
    }
}

diesel::table! {
    cost_items (id) {
        id -> Text,
        instrument_id -> Text,
        cost_type -> Text,
        line -> Nullable<Text>,
        funder_id -> Nullable<Text>,
        tranche_id -> Nullable<Text>,
        amount -> BigInt,
    }
}

diesel::table! {
    payments (id) {
        id -> Text,
        instrument_id -> Text,
        cost_item_id -> Text,
        payer -> Text,
        payee -> Text,
        amount -> BigInt,
        reference -> Text,
        executed_on -> Text,
        at -> BigInt,
        initiated_by -> Text,
        authorised_at -> Nullable<BigInt>,
        authorised_by -> Nullable<Text>,
        withdrawn_at -> Nullable<BigInt>,
        withdrawn_by -> Nullable<Text>,
    }
}

diesel::table! {
    announcements (id) {
        id -> Text,
        call_id -> Text,
        at -> BigInt,
        ordinal -> Integer,
        by_person -> Nullable<Text>,
        kind -> Text,
        facts -> Text,
        title -> Text,
        body -> Text,
    }
}

diesel::table! {
    questions (id) {
        id -> Text,
        call_id -> Text,
        person_id -> Text,
        at -> BigInt,
        cutoff -> Integer,
        subject -> Text,
        body -> Text,
        answered_at -> Nullable<BigInt>,
        answered_by -> Nullable<Text>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    public_answers (id) {
        id -> Text,
        call_id -> Text,
        number -> Integer,
        at -> BigInt,
        by_person -> Text,
        question_id -> Nullable<Text>,
        question -> Text,
        answer -> Text,
    }
}

diesel::table! {
    corrections (id) {
        id -> Text,
        call_id -> Text,
        about -> Text,
        subject_id -> Text,
        version -> Integer,
        at -> BigInt,
        by_person -> Text,
        reason -> Text,
        title -> Text,
        body -> Text,
    }
}

diesel::table! {
    funder_requests (id) {
        id -> Text,
        call_id -> Text,
        person_id -> Text,
        at -> BigInt,
        funder -> Text,
        function -> Text,
        reason -> Text,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Text>,
        funder_id -> Nullable<Text>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    interests (id) {
        id -> Text,
        call_id -> Text,
        person_id -> Text,
        version -> Integer,
        at -> BigInt,
        changed_at -> BigInt,
        cutoff -> Integer,
        track -> Text,
        acronym -> Text,
        country -> Text,
        partner_countries -> Text,
        amount -> Nullable<BigInt>,
        withdrawn_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    heartbeats (name) {
        name -> Text,
        at_wall -> BigInt,
    }
}

diesel::table! {
    outages (id) {
        id -> Text,
        from_at -> BigInt,
        until_at -> BigInt,
        kind -> Text,
    }
}

diesel::table! {
    extensions (id) {
        id -> Text,
        call_id -> Text,
        cutoff -> Integer,
        cutoff_at -> BigInt,
        proposed_at -> BigInt,
        outage_seconds -> BigInt,
        counted_until -> BigInt,
        minutes -> BigInt,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Text>,
        granted -> Nullable<Bool>,
        reason -> Nullable<Text>,
        moved_to -> Nullable<BigInt>,
    }
}

diesel::table! {
    matters (id) {
        id -> Text,
        proposal_id -> Text,
        number -> Integer,
        kind -> Text,
        side -> Text,
        submission_version -> Integer,
        subject -> Text,
        place -> Text,
        field -> Text,
        said -> Text,
        due_at -> Nullable<BigInt>,
        at -> BigInt,
        by_person -> Text,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Text>,
        verdict -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    matter_messages (id) {
        id -> Text,
        matter_id -> Text,
        place -> Integer,
        at -> BigInt,
        side -> Text,
        by_person -> Text,
        text -> Text,
        proposed -> Nullable<Text>,
    }
}

diesel::table! {
    attachments (id) {
        id -> Text,
        proposal_id -> Text,
        message_id -> Nullable<Text>,
        name -> Text,
        sha256 -> Text,
        bytes -> BigInt,
        pages -> Nullable<Integer>,
        media_type -> Text,
        at -> BigInt,
        by_person -> Text,
    }
}

diesel::table! {
    matter_reads (matter_id, person_id, place) {
        matter_id -> Text,
        person_id -> Text,
        place -> Integer,
        side -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    matter_reminders (matter_id, person_id) {
        matter_id -> Text,
        person_id -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    matter_moves (id) {
        id -> Text,
        matter_id -> Text,
        place -> Integer,
        at -> BigInt,
        by_person -> Text,
        from_at -> BigInt,
        to_at -> BigInt,
        reason -> Text,
    }
}

diesel::table! {
    matter_requests (id) {
        id -> Text,
        matter_id -> Text,
        place -> Integer,
        at -> BigInt,
        by_person -> Text,
        day -> Text,
        reason -> Text,
    }
}

diesel::table! {
    matter_move_reminders (move_id, person_id) {
        move_id -> Text,
        person_id -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    supplements (id) {
        id -> Text,
        proposal_id -> Text,
        number -> Integer,
        cutoff -> Integer,
        submission_version -> Integer,
        kind -> Text,
        matter_id -> Nullable<Text>,
        place -> Text,
        said_before -> Text,
        said_after -> Text,
        attachment_id -> Nullable<Text>,
        reason -> Text,
        legal_basis -> Text,
        decided_at -> BigInt,
        decided_by -> Text,
    }
}

diesel::table! {
    deposits (id) {
        id -> Text,
        proposal_id -> Text,
        call_id -> Text,
        cutoff -> Integer,
        number -> Integer,
        sha256 -> Text,
        at -> BigInt,
        recorded_at -> BigInt,
        by_person -> Text,
        means -> Text,
        note -> Text,
        receipt -> Text,
        attachment_id -> Nullable<Text>,
        handed_at -> Nullable<BigInt>,
        handed_by -> Nullable<Text>,
        blocking -> Nullable<Integer>,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Text>,
        accepted -> Nullable<Bool>,
        reason -> Nullable<Text>,
        version -> Nullable<Integer>,
        supplement -> Nullable<Integer>,
        faults -> Text,
        acronym -> Text,
    }
}

diesel::table! {
    addenda (call_id, cutoff, number) {
        call_id -> Text,
        cutoff -> Integer,
        number -> Integer,
        at -> BigInt,
        root -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    installation,
    journal,
    journal_payloads,
    seals,
    leases,
    outbox,
    idempotency,
    people,
    mail_secrets,
    sessions,
    api_tokens,
    login_failures,
    grants,
    calls,
    rulebooks,
    closings,
    published_cutoffs,
    published_awards,
    editions,
    funder_ceilings,
    funder_openings,
    funders,
    proposals,
    answers,
    answer_history,
    list_history,
    answers_aside,
    shown_drafts,
    note_threads,
    notes,
    reminders,
    reminder_rounds,
    reminder_mutes,
    partners,
    partner_people,
    partner_departures,
    invitations,
    handovers,
    declarations,
    signoffs,
    asks,
    tranches,
    documents,
    submissions,
    submission_parties,
    withdrawals,
    refused_attempts,
    tranche_steps,
    checks,
    check_outcomes,
    experts,
    assignments,
    conflicts,
    reviews,
    review_scores,
    consents,
    panel_findings,
    board_voices,
    decisions,
    decision_outcomes,
    awards,
    instruments,
    instrument_steps,
    cost_items,
    payments,
    announcements,
    questions,
    public_answers,
    corrections,
    interests,
    heartbeats,
    outages,
    extensions,
    matters,
    matter_messages,
    attachments,
    matter_reads,
    matter_reminders,
    matter_moves,
    matter_requests,
    matter_move_reminders,
    supplements,
    deposits,
    addenda,
    funder_requests,
);

diesel::joinable!(journal_payloads -> journal (entry_id));
diesel::joinable!(sessions -> people (person_id));
diesel::joinable!(api_tokens -> people (person_id));
diesel::joinable!(grants -> people (person_id));

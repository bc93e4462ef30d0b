import type { Generated } from 'kysely';

/** Columns of the migrations. The same on SQLite and PostgreSQL; times are epoch milliseconds, booleans 0 or 1, JSON is text. */
export type Tables = {
  reports: {
    number: Generated<number>;
    id: string;
    tenant_id: string;
    person_id: string;
    reporter_name: string;
    reporter_address: string;
    received_at: number;
    answer_by: number;
    state: Generated<string>;
    how: string;
    missing: string;
    client: string;
    internet_message_id: string | null;
    headers: string | null;
    language: string;
    time_zone: string;
    comment: string | null;
    wants_answer: number;
    simulation: Generated<number>;
    region: string;
    frame: string;
    mail_sha256: string;
    mail_bytes: number;
    reading: Generated<string>;
    reading_tries: Generated<number>;
    subject: Generated<string>;
    from_name: string | null;
    from_address: string | null;
    evidence: string | null;
  };
  mails: { number: number; raw: Uint8Array };
  report_search: { number: number; text: string };
  submissions: {
    tenant_id: string;
    person_id: string;
    key: string;
    body_sha256: string;
    report_id: string;
    duplicate: number;
    at: number;
  };
  deliveries: {
    id: string;
    subject_id: string;
    kind: string;
    target: string;
    message_id: string;
    state: Generated<string>;
    attempts: Generated<number>;
    created_at: number;
    due_at: number;
    lease_until: number | null;
    lease_holder: string | null;
    delivered_at: number | null;
    last_error: string | null;
  };
  delivery_attempts: { delivery_id: string; number: number; at: number; outcome: string; detail: string };
  desk_sessions: {
    id_sha256: string;
    person_id: string;
    name: string;
    role: string;
    created_at: number;
    seen_at: number;
    id_token: string | null;
  };
  desk_sign_ins: {
    state_sha256: string;
    browser_sha256: string;
    nonce: string;
    verifier: string;
    return_to: string;
    created_at: number;
  };
  schema_versions: { version: number; name: string; applied_at: number };
};

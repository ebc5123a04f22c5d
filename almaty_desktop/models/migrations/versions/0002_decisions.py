"""People, decisions and silence procedures, the chair, the editions of the Operating Modalities."""

import sqlalchemy as sa
from alembic import op

from almaty_desktop.models.migrations.founding_edition import founding_edition

revision = "0002"
down_revision = "0001"

_ENDED = "the decision was closed; nothing in it is changed (D5)"
_ROUND_CLOSED = "(SELECT closed_at FROM decision_rounds WHERE id = {row}.round_id) IS NOT NULL"
_GIVEN = """
    NOT EXISTS (
        SELECT 1 FROM decisions
        WHERE id = NEW.decision_id AND confirmed_at IS NOT NULL AND outcome IN ('consensus', 'adopted')
          AND kind = '{kind}'
    )
"""


def _refusing(name: str, event: str, when: str, saying: str) -> str:
    """A trigger by which the database itself refuses what a rule forbids."""
    condition = f"WHEN {when}" if when else ""
    return f"""
    CREATE TRIGGER {name} BEFORE {event} {condition}
    BEGIN SELECT RAISE(ABORT, '{saying}'); END
    """


def _fixed(table: str, saying: str) -> list[str]:
    """A table whose rows are neither changed nor taken away."""
    return [
        _refusing(f"{table}_no_{verb.lower()}", f"{verb} ON {table}", "", saying)
        for verb in ("UPDATE", "DELETE")
    ]


def _apart(table: str, where: str, saying: str) -> list[str]:
    """Spans of days that must not overlap among the rows that ``where`` names (``end`` null: for good)."""
    overlap = f"""
        EXISTS (
            SELECT 1 FROM {table} AS other
            WHERE other.id <> NEW.id AND {where}
              AND (NEW."end" IS NULL OR other.start <= NEW."end")
              AND (other."end" IS NULL OR NEW.start <= other."end")
        )
    """
    return [
        f"""
        CREATE TRIGGER {table}_apart_{verb.lower()} AFTER {verb} ON {table} WHEN {overlap}
        BEGIN SELECT RAISE(ABORT, '{saying}'); END
        """
        for verb in ("INSERT", "UPDATE")
    ]


TRIGGERS = [
    # S4: one National Coordinator at a time; C3: terms of the chair do not overlap.
    *_apart(
        "service_terms",
        "other.participant_id = NEW.participant_id AND other.role = 'national-coordinator' "
        "AND NEW.role = 'national-coordinator'",
        "one National Coordinator at a time (S4)",
    ),
    *_apart("chair_terms", "1", "terms of the chair do not overlap (C3)"),
    # D1, S3: positions of those who decide only; D5: nothing is entered in place or after the close.
    _refusing(
        "positions_members",
        "INSERT ON positions",
        """
        NOT EXISTS (
            SELECT 1 FROM decision_rounds JOIN decisions ON decisions.id = decision_rounds.decision_id
            WHERE decision_rounds.id = NEW.round_id AND (
                EXISTS (
                    SELECT 1 FROM decision_members
                    WHERE decision_id = decisions.id AND participant_id = NEW.participant_id
                )
                OR (decisions.kind = 'formalise-participation' AND decisions.meeting_id IS NULL
                    AND decisions.subject_id = NEW.participant_id)
            )
        )
        """,
        "only members of the day have a position (D1)",
    ),
    _refusing(
        "positions_closed",
        "INSERT ON positions",
        f"{_ROUND_CLOSED.format(row='NEW')} AND NEW.why_en = '' AND NEW.why_ru = ''",
        "a position after the close needs a reason (D5)",
    ),
    _refusing(
        "positions_deadline",
        "INSERT ON positions",
        """
        NEW.why_en = '' AND NEW.why_ru = '' AND NEW.at > (
            SELECT max(deadline) FROM silence_deadlines JOIN decision_rounds USING (decision_id)
            WHERE decision_rounds.id = NEW.round_id
        )
        """,
        "silence is not broken after the deadline (D2)",
    ),
    # S4: only States have coordinators.
    *(
        _refusing(
            f"service_terms_states_{verb.lower()}",
            f"{verb} ON service_terms",
            """
            NEW.role IN ('national-coordinator', 'alternate')
            AND (SELECT kind FROM participants WHERE id = NEW.participant_id) IS NOT 'state'
            """,
            "only States have coordinators (S4)",
        )
        for verb in ("INSERT", "UPDATE")
    ),
    # S1, D4: what counts from a day is not entered behind what counts from a later one.
    _refusing(
        "standings_later",
        "INSERT ON standings",
        """
        NEW.decision_id IS NOT NULL AND NEW.since <= (
            SELECT max(since) FROM standings WHERE participant_id = NEW.participant_id
        )
        """,
        "a standing is not entered behind a later one (S1)",
    ),
    _refusing(
        "modalities_editions_later",
        "INSERT ON modalities_editions",
        "NEW.dated < (SELECT max(dated) FROM modalities_editions)",
        "an edition is not entered behind a later one (D4)",
    ),
    _refusing("positions_no_update", "UPDATE ON positions", "", "a position is never changed in place (D5)"),
    _refusing("positions_no_delete", "DELETE ON positions", _ROUND_CLOSED.format(row="OLD"), _ENDED),
    # D2: a deadline is only ever followed by a later one.
    _refusing(
        "silence_deadlines_later",
        "INSERT ON silence_deadlines",
        """
        EXISTS (
            SELECT 1 FROM silence_deadlines
            WHERE decision_id = NEW.decision_id
              AND (deadline >= NEW.deadline OR deadline < NEW.set_at)
        )
        OR (SELECT closed_at FROM decisions WHERE id = NEW.decision_id) IS NOT NULL
        """,
        "a deadline is extended before it passes, to a later one (D2)",
    ),
    _refusing(
        "silence_deadlines_no_update", "UPDATE ON silence_deadlines", "", "a deadline stays on record (D2)"
    ),
    _refusing(
        "silence_deadlines_no_delete",
        "DELETE ON silence_deadlines",
        """
        (SELECT closed_at FROM decisions WHERE id = OLD.decision_id) IS NOT NULL
        OR (SELECT count(*) FROM silence_deadlines WHERE decision_id = OLD.decision_id) > 1
        """,
        "a deadline that was extended, or that passed, stays on record (D2)",
    ),
    # D1, D5: what was closed stays; a round after an objection is a new row, in a decision open again.
    _refusing(
        "decision_rounds_open",
        "INSERT ON decision_rounds",
        """
        (SELECT closed_at FROM decisions WHERE id = NEW.decision_id) IS NOT NULL
        OR EXISTS (SELECT 1 FROM decision_rounds WHERE decision_id = NEW.decision_id AND closed_at IS NULL)
        """,
        "a text is put again in an open decision, after the round before was closed (D1)",
    ),
    _refusing(
        "decision_rounds_taken",
        "UPDATE ON decision_rounds",
        """
        (OLD.text_en IS NOT NEW.text_en OR OLD.text_ru IS NOT NEW.text_ru)
        AND EXISTS (SELECT 1 FROM positions WHERE round_id = OLD.id)
        """,
        "a text on which a position was taken is not changed in place (D1)",
    ),
    _refusing("decision_rounds_closed", "UPDATE ON decision_rounds", "OLD.closed_at IS NOT NULL", _ENDED),
    _refusing("decision_rounds_no_delete", "DELETE ON decision_rounds", "OLD.closed_at IS NOT NULL", _ENDED),
    _refusing("decisions_confirmed", "UPDATE ON decisions", "OLD.confirmed_at IS NOT NULL", _ENDED),
    _refusing(
        "decisions_closed",
        "UPDATE ON decisions",
        """
        OLD.closed_at IS NOT NULL AND (
            OLD.title_en IS NOT NEW.title_en OR OLD.title_ru IS NOT NEW.title_ru
            OR (NEW.closed_at IS NOT OLD.closed_at
                AND NOT (NEW.closed_at IS NULL AND OLD.outcome = 'no-consensus'))
            OR (NEW.closed_at IS NOT NULL AND NEW.outcome IS NOT OLD.outcome)
        )
        """,
        _ENDED,
    ),
    _refusing(
        "decisions_what",
        "UPDATE ON decisions",
        """
        OLD.kind IS NOT NEW.kind OR OLD.meeting_id IS NOT NEW.meeting_id OR OLD.day IS NOT NEW.day
        OR OLD.subject_id IS NOT NEW.subject_id OR OLD.for_meeting_id IS NOT NEW.for_meeting_id
        OR OLD.opened_at IS NOT NEW.opened_at OR OLD.year IS NOT NEW.year
        """,
        "what is decided, where and on which day stays as it was put",
    ),
    _refusing("decisions_no_delete", "DELETE ON decisions", "OLD.closed_at IS NOT NULL", _ENDED),
    *(
        _refusing(
            f"decision_members_{verb.lower()}",
            f"{verb} ON decision_members",
            f"""
            EXISTS (
                SELECT 1 FROM decision_rounds
                WHERE decision_id = {row}.decision_id AND closed_at IS NOT NULL
            )
            """,
            _ENDED,
        )
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    # D4: an amendment is put to a ministerial meeting.
    _refusing(
        "decisions_amendment",
        "INSERT ON decisions",
        """
        NEW.kind = 'amend-modalities'
        AND (SELECT kind FROM meetings WHERE id = NEW.meeting_id) IS NOT 'ministerial'
        """,
        "the Operating Modalities are amended only by a ministerial meeting (D4)",
    ),
    _refusing(
        "modalities_editions_given",
        "INSERT ON modalities_editions",
        f"NEW.number > 1 AND {_GIVEN.format(kind='amend-modalities')}",
        "an edition needs the confirmed decision of a ministerial meeting (D4)",
    ),
    *_fixed("modalities_editions", "an edition stays as it was adopted (D4)"),
    # S5, D3: what a decision brings about needs the decision, confirmed, and of its kind.
    _refusing(
        "standings_given",
        "INSERT ON standings",
        """
        NEW.decision_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM decisions
            WHERE id = NEW.decision_id AND subject_id = NEW.participant_id
              AND confirmed_at IS NOT NULL AND outcome IN ('consensus', 'adopted')
              AND (kind = 'admit-observer' AND NEW.standing = 'observer'
                   OR kind = 'formalise-participation' AND NEW.standing = 'member')
        )
        """,
        "a standing needs the confirmed decision that gives it (S5)",
    ),
    _refusing(
        "standings_no_update", "UPDATE ON standings", "", "a standing that was given stays on record (S1)"
    ),
    _refusing(
        "standings_no_delete",
        "DELETE ON standings",
        "OLD.decision_id IS NOT NULL",
        "a standing that was given stays on record (S1)",
    ),
    _refusing(
        "invitations_given",
        "INSERT ON invitations",
        f"""
        {_GIVEN.format(kind="invite-civil-society")}
        OR (SELECT subject_id FROM decisions WHERE id = NEW.decision_id) IS NOT NEW.participant_id
        OR (SELECT for_meeting_id FROM decisions WHERE id = NEW.decision_id) IS NOT NEW.meeting_id
        """,
        "an invitation needs the confirmed decision that gives it (S5)",
    ),
    *_fixed("invitations", "an invitation that was given stays on record (S1)"),
    _refusing(
        "work_plans_given",
        "INSERT ON work_plans",
        f"""
        {_GIVEN.format(kind="agree-work-plan")}
        OR (SELECT year FROM decisions WHERE id = NEW.decision_id) IS NOT NEW.year
        """,
        "a work plan needs the confirmed decision that agrees it (D3)",
    ),
    *_fixed("work_plans", "a work plan stays as it was agreed (D3)"),
    _refusing(
        "chair_terms_given",
        "INSERT ON chair_terms",
        f"""
        NEW.decision_id IS NOT NULL AND (
            {_GIVEN.format(kind="elect-chair")}
            OR (SELECT subject_id FROM decisions WHERE id = NEW.decision_id) IS NOT NEW.participant_id
        )
        """,
        "an election needs its confirmed decision (D3)",
    ),
    # C3, D5: who chairs in a recorded term, from when and by which decision, does not move any more.
    _refusing(
        "chair_terms_stay",
        "UPDATE ON chair_terms",
        """
        OLD.participant_id IS NOT NEW.participant_id OR OLD.start IS NOT NEW.start
        OR OLD."end" IS NOT NEW."end" OR OLD.decision_id IS NOT NEW.decision_id
        """,
        "a term on record stays as it is (C3)",
    ),
    _refusing(
        "chair_terms_no_delete",
        "DELETE ON chair_terms",
        "OLD.decision_id IS NOT NULL",
        "an election that was confirmed stays on record (D5)",
    ),
    _refusing(
        "chair_terms_first",
        "INSERT ON chair_terms",
        "NEW.decision_id IS NULL AND NOT EXISTS (SELECT 1 FROM chair_terms WHERE start < NEW.start)",
        "the first Chair is elected (C1)",
    ),
    # S5: nobody on a list of delegations with a standing that no decision gave.
    *(
        _refusing(
            f"delegations_standing_{verb.lower()}",
            f"{verb} ON delegations",
            """
            coalesce((
                SELECT standing FROM standings
                WHERE participant_id = NEW.participant_id
                  AND since <= (SELECT start FROM meetings WHERE id = NEW.meeting_id)
                ORDER BY since DESC LIMIT 1
            ), 'none') NOT IN ('member', 'pending', 'observer')
            AND NOT EXISTS (
                SELECT 1 FROM invitations
                WHERE participant_id = NEW.participant_id AND meeting_id = NEW.meeting_id
            )
            """,
            "no decision gave a standing for this meeting (S5)",
        )
        for verb in ("INSERT", "UPDATE")
    ),
]


def upgrade() -> None:
    op.create_table(
        "chair_declines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("turn_start", sa.Date(), nullable=False),
        sa.Column("declined_on", sa.Date(), nullable=False),
        sa.Column("reason_en", sa.String(), nullable=False),
        sa.Column("reason_ru", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_chair_declines_participant_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_chair_declines"),
        sa.UniqueConstraint(
            "participant_id", "turn_start", name="uq_chair_declines_participant_id_turn_start"
        ),
    )
    op.create_index("ix_chair_declines_turn_start", "chair_declines", ["turn_start"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("family_en", sa.String(), nullable=False),
        sa.Column("family_ru", sa.String(), nullable=False),
        sa.Column("given_en", sa.String(), nullable=False),
        sa.Column("given_ru", sa.String(), nullable=False),
        sa.Column("honorific_en", sa.String(), nullable=False),
        sa.Column("honorific_ru", sa.String(), nullable=False),
        sa.Column("ministry_en", sa.String(), nullable=False),
        sa.Column("ministry_ru", sa.String(), nullable=False),
        sa.Column("post_en", sa.String(), nullable=False),
        sa.Column("post_ru", sa.String(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("family_en || family_ru || given_en || given_ru <> ''", name="ck_people_name"),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name="fk_people_participant_id"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index("ix_people_family_en_id", "people", ["family_en", "id"], unique=False)
    op.create_index("ix_people_family_ru_id", "people", ["family_ru", "id"], unique=False)
    op.create_index("ix_people_participant_id", "people", ["participant_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("for_meeting_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'agree-work-plan') = (year IS NOT NULL)", name="ck_decisions_year"),
        sa.CheckConstraint(
            "(kind = 'invite-civil-society') = (for_meeting_id IS NOT NULL)", name="ck_decisions_for_meeting"
        ),
        sa.CheckConstraint(
            "(kind IN ('elect-chair', 'admit-observer', 'invite-civil-society', 'formalise-participation')) = (subject_id IS NOT NULL)",
            name="ck_decisions_subject",
        ),
        sa.CheckConstraint(
            "kind <> 'amend-modalities' OR meeting_id IS NOT NULL", name="ck_decisions_amendment"
        ),
        sa.CheckConstraint(
            "kind IN ('ordinary', 'elect-chair', 'admit-observer', 'invite-civil-society', 'formalise-participation', 'amend-modalities', 'agree-work-plan')",
            name="ck_decisions_kind",
        ),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome IN ('consensus', 'no-consensus', 'adopted', 'broken')",
            name="ck_decisions_outcome",
        ),
        sa.CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="ck_decisions_closed"),
        sa.CheckConstraint("confirmed_at IS NULL OR closed_at IS NOT NULL", name="ck_decisions_confirmed"),
        sa.ForeignKeyConstraint(["for_meeting_id"], ["meetings.id"], name="fk_decisions_for_meeting_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_decisions_meeting_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["participants.id"], name="fk_decisions_subject_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_day_id", "decisions", ["day", "id"], unique=False)
    op.create_index("ix_decisions_meeting_id", "decisions", ["meeting_id"], unique=False)
    op.create_index("ix_decisions_subject_id", "decisions", ["subject_id"], unique=False)
    op.create_table(
        "delegations",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_delegations_meeting_id"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_delegations_participant_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "participant_id", name="pk_delegations"),
    )
    op.create_index("ix_delegations_participant_id", "delegations", ["participant_id"], unique=False)
    op.create_table(
        "person_contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("content <> ''", name="ck_person_contacts_content"),
        sa.CheckConstraint("kind IN ('email', 'telephone')", name="ck_person_contacts_kind"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_contacts_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_contacts"),
        sa.UniqueConstraint("person_id", "kind", "content", name="uq_person_contacts_person_id_kind_content"),
    )
    op.create_index("ix_person_contacts_content", "person_contacts", ["content"], unique=False)
    op.create_table(
        "service_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('national-coordinator', 'alternate', 'representative')", name="ck_service_terms_role"
        ),
        sa.CheckConstraint('"end" IS NULL OR "end" >= start', name="ck_service_terms_dates"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_service_terms_participant_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_service_terms_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_service_terms"),
    )
    op.create_index(
        "ix_service_terms_participant_id_role_start",
        "service_terms",
        ["participant_id", "role", "start"],
        unique=False,
    )
    op.create_index("ix_service_terms_person_id", "service_terms", ["person_id"], unique=False)
    op.create_table(
        "chair_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("representative_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint('"end" > start', name="ck_chair_terms_dates"),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_chair_terms_decision_id"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_chair_terms_participant_id"
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["people.id"], name="fk_chair_terms_representative_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_chair_terms"),
        sa.UniqueConstraint("decision_id", name="uq_chair_terms_decision_id"),
        sa.UniqueConstraint("start", name="uq_chair_terms_start"),
    )
    op.create_index("ix_chair_terms_participant_id", "chair_terms", ["participant_id"], unique=False)
    op.create_index("ix_chair_terms_representative_id", "chair_terms", ["representative_id"], unique=False)
    op.create_table(
        "decision_members",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_decision_members_decision_id"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_decision_members_participant_id"
        ),
        sa.PrimaryKeyConstraint("decision_id", "participant_id", name="pk_decision_members"),
    )
    op.create_table(
        "decision_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_ru", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome IN ('consensus', 'no-consensus', 'adopted', 'broken')",
            name="ck_decision_rounds_outcome",
        ),
        sa.CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="ck_decision_rounds_closed"),
        sa.CheckConstraint("number >= 1", name="ck_decision_rounds_number"),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_decision_rounds_decision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decision_rounds"),
        sa.UniqueConstraint("decision_id", "number", name="uq_decision_rounds_decision_id_number"),
    )
    op.create_table(
        "invitations",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_invitations_decision_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_invitations_meeting_id"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_invitations_participant_id"
        ),
        sa.PrimaryKeyConstraint("participant_id", "meeting_id", name="pk_invitations"),
        sa.UniqueConstraint("decision_id", name="uq_invitations_decision_id"),
    )
    op.create_index("ix_invitations_meeting_id", "invitations", ["meeting_id"], unique=False)
    op.create_table(
        "modalities_editions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_ru", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("text_en <> '' AND text_ru <> ''", name="ck_modalities_editions_texts"),
        sa.CheckConstraint("(number = 1) = (decision_id IS NULL)", name="ck_modalities_editions_decision"),
        sa.CheckConstraint("number >= 1", name="ck_modalities_editions_number"),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_modalities_editions_decision_id"),
        sa.PrimaryKeyConstraint("number", name="pk_modalities_editions"),
        sa.UniqueConstraint("decision_id", name="uq_modalities_editions_decision_id"),
    )
    op.create_table(
        "silence_deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.DateTime(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("deadline > set_at", name="ck_silence_deadlines_deadline"),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_silence_deadlines_decision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_silence_deadlines"),
    )
    op.create_index("ix_silence_deadlines_decision_id", "silence_deadlines", ["decision_id"], unique=False)
    op.create_table(
        "work_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Date(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_ru", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_work_plans_decision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_work_plans"),
        sa.UniqueConstraint("decision_id", name="uq_work_plans_decision_id"),
    )
    op.create_index("ix_work_plans_year", "work_plans", ["year"], unique=False)
    op.create_table(
        "chair_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=32), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "task IN ('chair-meetings', 'host-ministerial', 'follow-up', 'organise', 'represent', 'visibility', 'resources')",
            name="ck_chair_actions_task",
        ),
        sa.CheckConstraint("title_en <> '' OR title_ru <> ''", name="ck_chair_actions_title"),
        sa.ForeignKeyConstraint(["term_id"], ["chair_terms.id"], name="fk_chair_actions_term_id"),
        sa.PrimaryKeyConstraint("id", name="pk_chair_actions"),
    )
    op.create_index("ix_chair_actions_term_id_task", "chair_actions", ["term_id", "task"], unique=False)
    op.create_table(
        "positions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(length=32), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_ru", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("why_en", sa.String(), nullable=False),
        sa.Column("why_ru", sa.String(), nullable=False),
        sa.CheckConstraint(
            "position <> 'reservation' OR text_en <> '' OR text_ru <> ''",
            name="ck_positions_reservation_text",
        ),
        sa.CheckConstraint(
            "position IN ('agrees', 'silent', 'reservation', 'objects', 'absent')",
            name="ck_positions_position",
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name="fk_positions_participant_id"),
        sa.ForeignKeyConstraint(["round_id"], ["decision_rounds.id"], name="fk_positions_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_positions"),
    )
    op.create_index("ix_positions_participant_id", "positions", ["participant_id"], unique=False)
    op.create_index(
        "ix_positions_round_id_participant_id", "positions", ["round_id", "participant_id"], unique=False
    )

    # The default is for the rows that are there, and for those that an undo brings back from before.
    for name in ("address_en", "address_ru", "email", "telephone", "website"):
        op.add_column("participants", sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("standings", recreate="always") as standings:
        standings.add_column(sa.Column("decision_id", sa.Integer(), nullable=True))
        standings.create_foreign_key("fk_standings_decision_id", "decisions", ["decision_id"], ["id"])
        standings.create_check_constraint(
            "ck_standings_given_by", "decision_id IS NOT NULL OR since <= '2013-06-05'"
        )
    op.create_index("ix_standings_decision_id", "standings", ["decision_id"], unique=False)
    for trigger in TRIGGERS:
        op.execute(trigger)
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM participants")):
        # An office that was founded before the editions were kept.
        table = sa.table("modalities_editions", *(sa.column(name) for name in founding_edition()))
        op.bulk_insert(table, [founding_edition()])

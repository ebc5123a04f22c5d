"""The first office: participants, documents, meetings, information sheets, the register of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Found by any word in any form (rule A5); rowid is the version. The words stand in it as stems.
SEARCH = """
CREATE VIRTUAL TABLE document_words USING fts5(title, body, content='', columnsize=1, tokenize='ascii')
"""

# What was written down stays as it was written (rule D5 asks it of decisions; the register keeps it for all).
REGISTER_IS_FINAL = [
    f"""
    CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the register of changes is final'); END
    """
    for table in ("acts", "changes")
    for verb in ("UPDATE", "DELETE")
]

# A file that was received stays (rule A3); documents are withdrawn, not deleted.
FILES_STAY = """
CREATE TRIGGER files_no_delete BEFORE DELETE ON files
BEGIN SELECT RAISE(ABORT, 'a file that was received stays'); END
"""


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True),
        sa.CheckConstraint("(kind = 'act') = (takes_back IS NULL)", name="ck_acts_takes_back"),
        sa.CheckConstraint("kind IN ('act', 'undo', 'redo')", name="ck_acts_kind"),
        sa.ForeignKeyConstraint(["takes_back"], ["acts.id"], name="fk_acts_takes_back"),
        sa.PrimaryKeyConstraint("id", name="pk_acts"),
        sa.UniqueConstraint("takes_back", name="uq_acts_takes_back"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("access", sa.String(length=32), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.DateTime(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("access IN ('public', 'participants', 'restricted')", name="ck_documents_access"),
        sa.CheckConstraint(
            "kind IN ('agenda', 'concept', 'conclusions', 'guide', 'information-sheet', 'note', 'outcome', 'report', 'research-note', 'summary-record', 'work-plan', 'work-programme', 'other')",
            name="ck_documents_kind",
        ),
        sa.CheckConstraint(
            "withdrawn IS NULL OR length(withdrawal_reason) > 0", name="ck_documents_withdrawal_reason"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_dated_id", "documents", ["dated", "id"], unique=False)
    op.create_index(
        "ix_documents_withdrawn",
        "documents",
        ["withdrawn"],
        unique=False,
        sqlite_where=sa.text("withdrawn IS NOT NULL"),
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("problem_code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("created", sa.Date(), nullable=True),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_files_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_files_size"),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
    )
    op.create_table(
        "indexed_versions",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", name="pk_indexed_versions"),
    )
    op.create_table(
        "information_sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("period_end >= period_start", name="ck_information_sheets_period"),
        sa.PrimaryKeyConstraint("id", name="pk_information_sheets"),
    )
    op.create_index(
        "ix_information_sheets_period_start", "information_sheets", ["period_start"], unique=False
    )
    op.create_table(
        "objectives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_objectives"),
        sa.UniqueConstraint("number", name="uq_objectives_number"),
    )
    op.create_table(
        "participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("short_en", sa.String(), nullable=False),
        sa.Column("short_ru", sa.String(), nullable=False),
        sa.Column("central_asian", sa.Boolean(), nullable=False),
        sa.Column("support_unit", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('state', 'international', 'regional', 'civil')", name="ck_participants_kind"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_participants"),
        sa.UniqueConstraint("code", name="uq_participants_code"),
        sa.UniqueConstraint("key", name="uq_participants_key"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_settings_name"),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint("number", name="uq_topics_number"),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["acts.id"], name="fk_changes_act_id"),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.create_index("ix_changes_act_id", "changes", ["act_id"], unique=False)
    op.create_table(
        "document_topics",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_document_topics_document_id"),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name="fk_document_topics_topic_id"),
        sa.PrimaryKeyConstraint("document_id", "topic_id", name="pk_document_topics"),
    )
    op.create_table(
        "file_texts",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_file_texts_sha256"),
        sa.PrimaryKeyConstraint("sha256", name="pk_file_texts"),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("day_begins", sa.Time(), nullable=False),
        sa.Column("place_en", sa.String(), nullable=False),
        sa.Column("place_ru", sa.String(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('ministerial', 'som', 'consultation', 'workshop', 'briefing', 'external')",
            name="ck_meetings_kind",
        ),
        sa.CheckConstraint('"end" >= start', name="ck_meetings_dates"),
        sa.ForeignKeyConstraint(["host_id"], ["participants.id"], name="fk_meetings_host_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
    )
    op.create_index("ix_meetings_start_id", "meetings", ["start", "id"], unique=False)
    op.create_table(
        "sheet_sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["information_sheets.id"], name="fk_sheet_sections_sheet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_sections"),
    )
    op.create_index(
        "ix_sheet_sections_sheet_id_position", "sheet_sections", ["sheet_id", "position"], unique=False
    )
    op.create_table(
        "standings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("standing", sa.String(length=32), nullable=False),
        sa.Column("reason_en", sa.String(), nullable=False),
        sa.Column("reason_ru", sa.String(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('member', 'pending', 'observer', 'invited', 'none')", name="ck_standings_standing"
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name="fk_standings_participant_id"),
        sa.PrimaryKeyConstraint("id", name="pk_standings"),
        sa.UniqueConstraint("participant_id", "since", name="uq_standings_participant_id_since"),
    )
    op.create_index("ix_standings_participant_id", "standings", ["participant_id"], unique=False)
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('not-started', 'translation', 'revision', 'final')", name="ck_versions_state"
        ),
        sa.CheckConstraint("edition >= 1", name="ck_versions_edition"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_versions_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint(
            "document_id", "language", "edition", name="uq_versions_document_id_language_edition"
        ),
    )
    op.create_index("ix_versions_document_id", "versions", ["document_id"], unique=False)
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("presenter_en", sa.String(), nullable=False),
        sa.Column("presenter_ru", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("is_break", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("begins", sa.Time(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("day IS NULL OR day >= 1", name="ck_agenda_items_day"),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="ck_agenda_items_minutes"),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name="ck_agenda_items_parent"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_agenda_items_meeting_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["agenda_items.id"], name="fk_agenda_items_parent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_items"),
    )
    op.create_index(
        "ix_agenda_items_meeting_id_parent_id_position",
        "agenda_items",
        ["meeting_id", "parent_id", "position"],
        unique=False,
    )
    op.create_index("ix_agenda_items_parent_id", "agenda_items", ["parent_id"], unique=False)
    op.create_table(
        "sheet_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading_en", sa.String(), nullable=False),
        sa.Column("heading_ru", sa.String(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_ru", sa.String(), nullable=False),
        sa.Column("source_en", sa.String(), nullable=False),
        sa.Column("source_ru", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["section_id"], ["sheet_sections.id"], name="fk_sheet_entries_section_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_entries"),
    )
    op.create_index(
        "ix_sheet_entries_section_id_position", "sheet_entries", ["section_id", "position"], unique=False
    )
    op.create_table(
        "symbols",
        sa.Column("series", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(document_id IS NULL) <> (meeting_id IS NULL)", name="ck_symbols_one_bearer"),
        sa.CheckConstraint(
            "series BETWEEN 1 AND 99 AND number >= 1 AND year BETWEEN 2011 AND 9999", name="ck_symbols_form"
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_symbols_document_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_symbols_meeting_id"),
        sa.PrimaryKeyConstraint("series", "year", "number", name="pk_symbols"),
        sa.UniqueConstraint("document_id", name="uq_symbols_document_id"),
        sa.UniqueConstraint("meeting_id", name="uq_symbols_meeting_id"),
    )
    op.create_table(
        "version_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_version_files_sha256"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_version_files_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_version_files"),
        sa.UniqueConstraint("version_id", "position", name="uq_version_files_version_id_position"),
        sa.UniqueConstraint("version_id", "sha256", name="uq_version_files_version_id_sha256"),
    )
    op.create_index("ix_version_files_sha256", "version_files", ["sha256"], unique=False)
    op.create_index("ix_version_files_version_id", "version_files", ["version_id"], unique=False)
    op.create_table(
        "agenda_documents",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_agenda_documents_document_id"),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name="fk_agenda_documents_item_id"),
        sa.PrimaryKeyConstraint("item_id", "document_id", name="pk_agenda_documents"),
    )
    op.create_index("ix_agenda_documents_document_id", "agenda_documents", ["document_id"], unique=False)
    op.execute(SEARCH)
    for trigger in [*REGISTER_IS_FINAL, FILES_STAY]:
        op.execute(trigger)

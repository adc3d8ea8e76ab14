"""The one table, and the database's own refusal to change a row of it."""

from django.db import migrations, models

REFUSE = {
    "sqlite": (
        "CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries "
        "BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION entries_never_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'entries are never changed'; END $$",
        "CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries "
        "FOR EACH ROW EXECUTE FUNCTION entries_never_change()",
    ),
}
ALLOW = {
    "sqlite": ("DROP TRIGGER entries_never_change",),
    "postgresql": ("DROP TRIGGER entries_never_change ON entries", "DROP FUNCTION entries_never_change()"),
}


def refuse_changes(apps, schema_editor):
    for statement in REFUSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def allow_changes(apps, schema_editor):
    for statement in ALLOW[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="StoredEntry",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("owner", models.CharField(max_length=200)),
                ("entry", models.UUIDField()),
                ("kind", models.CharField(max_length=40)),
                ("version", models.IntegerField()),
                ("happened_at", models.DateTimeField()),
                ("happened_zone", models.IntegerField()),
                ("learnt_at", models.DateTimeField()),
                ("learnt_zone", models.IntegerField()),
                ("knowledge", models.CharField(blank=True, max_length=100)),
                ("body", models.TextField()),
            ],
            options={
                "db_table": "entries",
                "indexes": [models.Index(fields=["owner", "learnt_at"], name="entries_by_arrival")],
                "constraints": [models.UniqueConstraint(fields=("owner", "entry"), name="one_entry_per_id")],
            },
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]

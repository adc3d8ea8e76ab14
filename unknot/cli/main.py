"""`unknot`: the commands. Each imports what it needs when it is called, so that help answers at once."""

from __future__ import annotations

import typer

from unknot.cli import adverse, archive, find, knowledge, log, screen, serve, session, week

app = typer.Typer(
    help="Finds the likely muscle behind a pain, says when it is not for self-care, guides and plans the care.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # plain help: it answers in half the time, and reads the same in every terminal
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("serve")(serve.serve)
app.command("find")(find.find)
app.command("screen")(screen.screen)
app.command("session")(session.session)
app.command("week")(week.week)
app.command("log")(log.log)
app.command("adverse")(adverse.adverse)
app.command("export")(archive.export)
app.command("import")(archive.bring)
app.add_typer(knowledge.app, name="knowledge")

if __name__ == "__main__":
    app()

"""Called by Alembic: runs the steps on the connection that the program hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()

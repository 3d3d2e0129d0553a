"""The database: engine, tables, repositories, unit of work, change feed, migrations."""

-- Runs once, with an empty volume: who may do what in the ledger. Passwords come from the environment.
\set ON_ERROR_STOP on
\getenv owner_password YUSHI_OWNER_PASSWORD
\getenv writer_password YUSHI_WRITER_PASSWORD
\getenv reader_password YUSHI_READER_PASSWORD
\getenv desk_password YUSHI_DESK_PASSWORD
\getenv grafana_password YUSHI_GRAFANA_PASSWORD

-- What may be done: tables say what each of these may.
create role yushi_ledger_writer nologin;
create role yushi_ledger_reader nologin;
create role yushi_desk nologin;
create role yushi_dashboards nologin;

-- Owns the tables, and brings them up to date; later versions may need a further role. Nobody works as this one.
create role yushi_owner login createrole password :'owner_password';
grant yushi_ledger_writer, yushi_ledger_reader, yushi_desk, yushi_dashboards to yushi_owner with admin option;

-- Who does it.
create role yushi_writer login password :'writer_password';
grant yushi_ledger_writer to yushi_writer;
create role yushi_reader login password :'reader_password';
grant yushi_ledger_reader to yushi_reader;
create role desk login password :'desk_password';
grant yushi_desk, yushi_ledger_reader to desk;
create role grafana login password :'grafana_password' connection limit 20;
grant yushi_dashboards to grafana;
alter role grafana set default_transaction_read_only = on;
alter role grafana set statement_timeout = '30s';

create database yushi owner yushi_owner;
revoke all on database yushi from public;
grant connect on database yushi to yushi_writer, yushi_reader, desk, grafana;

-- The ledger. What is written is never changed, but for the current views, which are named so.

create table ledger (
  id uuid primary key default gen_random_uuid(),
  begun_at timestamptz not null default now(),
  as_of timestamptz -- up to when a replay filled it
);
insert into ledger default values;

-- One chain: each revision carries the hash of the one before. Everything but position and hashes is also in body.
create table revision (
  position bigint primary key,
  alert_id text not null,
  revision integer not null,
  body text not null,
  previous_hash text not null,
  hash text not null,
  kind text not null,
  reason text not null,
  status text not null,
  rule text not null,
  level text not null,
  decided_at timestamptz not null,
  decided_on date not null,
  since_at timestamptz not null,
  from_at timestamptz not null,
  from_on date not null,
  until_at timestamptz,
  until_on date,
  case_id text,
  region text not null,
  centre text not null,
  department text not null,
  window_code text not null,
  item text not null,
  channel text not null,
  unique (alert_id, revision)
);
create index revision_of_case on revision (case_id);
-- How every alert stood at an instant is read from this alone; the texts are most of the table.
create index revision_as_of on revision (alert_id, revision desc) include (position, case_id, rule, level, status, region, centre,
  department, window_code, item, channel, decided_at, decided_on, since_at, from_at, from_on, until_at, until_on);

-- Current view: how each alert stands.
create table alert (
  alert_id text primary key,
  revision integer not null,
  position bigint not null
);

-- Every version of what a case or a finding of a patrol contributes; known from, known to.
create table contribution (
  counted_of text not null,
  id text not null,
  sequence bigint not null,
  hash text not null,
  known_from timestamptz not null,
  known_to timestamptz not null,
  zone text not null,
  region text not null,
  centre text not null,
  department text not null,
  window_code text not null,
  item text not null,
  channel text not null,
  agent_point text not null,
  received_on date,
  accepted_on date,
  delivered_on date,
  ending text,
  ended_at timestamptz,
  ended_on date,
  late_from timestamptz,
  timing text,
  on_the_spot boolean not null,
  late_by_promise boolean not null,
  late_by_statute boolean not null,
  worked bigint,
  promised bigint,
  statutory bigint,
  primary key (counted_of, id, sequence)
) with (fillfactor = 90);
create index contribution_known_from on contribution (known_from);

create table deed (
  counted_of text not null,
  id text not null,
  sequence bigint not null,
  number integer not null,
  kind text not null,
  on_day date not null,
  amount bigint not null,
  source text,
  primary key (counted_of, id, sequence, number)
);
create index deed_on_day on deed (on_day);

-- Current view: what is ahead of each case.
create table forecast (
  case_id text not null,
  number integer not null,
  item text,
  region text,
  centre text,
  department text,
  window_code text,
  rule text not null,
  about text not null,
  grade text not null,
  level text not null,
  from_at timestamptz not null,
  since_at timestamptz not null,
  primary key (case_id, number)
);
create index forecast_from on forecast (from_at);

-- What became of the records of a feed: the sums at the end of each hour; the newest row is the current view.
create table feed_account (
  source text not null,
  hour timestamptz not null,
  known_at timestamptz not null,
  received bigint not null,
  judged bigint not null,
  duplicate bigint not null,
  conflict bigint not null,
  rejected bigint not null,
  waiting bigint not null,
  masked bigint not null,
  primary key (source, hour)
);

-- Current view: how far the topics are read.
create table reading (
  topic text not null,
  topic_id text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- Records that could not be written down, as they came.
create table unreadable (
  topic text not null,
  partition integer not null,
  position bigint not null,
  reason text not null,
  raw text not null,
  primary key (topic, partition, position)
);

-- Who writes may add; changing is for current views, and for the end of what a version was known for.
do $$
begin
  if not exists (select from pg_roles where rolname = 'yushi_ledger_writer') then
    create role yushi_ledger_writer nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'yushi_ledger_reader') then
    create role yushi_ledger_reader nologin;
  end if;
end
$$;
grant yushi_ledger_writer, yushi_ledger_reader to current_user;
revoke all on all tables in schema ${flyway:defaultSchema} from public;
grant usage on schema ${flyway:defaultSchema} to yushi_ledger_writer, yushi_ledger_reader;
grant select on all tables in schema ${flyway:defaultSchema} to yushi_ledger_writer, yushi_ledger_reader;
grant insert on revision, contribution, deed, unreadable to yushi_ledger_writer;
grant update (as_of) on ledger to yushi_ledger_writer;
grant update (known_to) on contribution to yushi_ledger_writer;
grant insert, update, delete on alert, forecast, feed_account, reading to yushi_ledger_writer;

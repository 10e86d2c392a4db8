-- What people do: their answers to alerts, what they are told, and the names and days they know.

-- An answer to an alert. It stands in the text of its revision too.
create table act (
  alert_id text not null,
  revision integer not null,
  act text not null, -- SIGN, EXPLAIN, UPHOLD, RESCIND, RELEASE
  by_whom text not null,
  reason text not null,
  done_at timestamptz not null,
  primary key (alert_id, revision, act)
);

-- The rulebooks, as they came into force.
create table rulebook (
  version text not null,
  in_force_from timestamptz primary key,
  name text not null,
  archive bytea not null
);

-- Current view: what the newest rulebook says of places, items, rules and office days.
create table place (
  code text primary key,
  kind text not null,
  name text not null,
  parent text,
  region text,
  centre text,
  department text
);
create table service_item (
  code text primary key,
  name text not null,
  department text
);
create table rule_title (
  rule text primary key,
  title_zh text not null,
  title_en text not null
);
create table office_day (
  centre text not null,
  day date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  primary key (centre, day)
);

-- Since when the desk warns: what was decided long before is nobody's news.
create table desk (
  begun_at timestamptz not null
);

-- Current view: every alert of which the desk has heard, as its last revision says.
create table desk_alert (
  alert_id text primary key,
  revision integer not null,
  body text not null,
  waits boolean not null -- yellow or red, and nobody has answered
);
create index desk_alert_waits on desk_alert (alert_id) where waits;

-- What somebody is to be told of a revision of an alert, by one channel: once.
create table notice (
  id text primary key,
  alert_id text not null,
  revision integer not null,
  kind text not null, -- WARNING, ESCALATION, FALLBACK, WITHDRAWAL
  level text not null,
  tier text not null, -- HANDLER, WINDOW, DEPARTMENT, CENTRE, INSPECTION
  recipient text not null,
  name text not null,
  channel text not null, -- mail:who@where, robot:NAME, webhook:NAME; empty if there is no way
  region text, -- whose calendar counts
  centre text,
  urgent boolean not null,
  unanswered_ms bigint, -- of an escalation: office time
  due_at timestamptz not null,
  grouped boolean not null default false, -- beyond the budget of its day
  state text not null, -- PLANNED, TAKEN, DROPPED, UNREACHABLE
  dropped_because text,
  body text, -- of a withdrawal: the revision that takes back
  message text
);
create index notice_planned on notice (due_at) where state = 'PLANNED';
create index notice_planned_to on notice (recipient, channel, due_at) where state = 'PLANNED';
create index notice_told on notice (recipient, channel, alert_id) where state = 'TAKEN' and kind <> 'WITHDRAWAL';
create index notice_of_alert on notice (alert_id);
create index notice_of_message on notice (message);
create index notice_takes_back on notice (message) where kind = 'WITHDRAWAL';

-- The delivery log: what was sent, to whom, by what, when.
create table message (
  id text primary key,
  kind text not null, -- WARNING, DIGEST, GROUP, WITHDRAWAL
  level text not null,
  recipient text not null,
  name text not null,
  channel text not null,
  day date not null, -- of the recipient's centre
  notices integer not null,
  letter text not null, -- JSON, as it is sent
  composed_at timestamptz not null,
  state text not null, -- COMPOSED, SENT, UNDELIVERABLE
  attempts integer not null default 0,
  first_tried_at timestamptz,
  next_at timestamptz not null,
  sent_at timestamptz,
  problem text
);
create index message_to_send on message (next_at) where state = 'COMPOSED';
create index message_not_sent on message (state) where state <> 'SENT';
create index message_of_day on message (recipient, channel, day);

-- Current view: how far the desk has read.
create table desk_reading (
  topic text not null,
  topic_id text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

do $$
begin
  if not exists (select from pg_roles where rolname = 'yushi_desk') then
    create role yushi_desk nologin;
  end if;
end
$$;
grant yushi_desk to current_user;
revoke all on act, rulebook, place, service_item, rule_title, office_day, desk, desk_alert, notice, message, desk_reading
  from public;
grant usage on schema ${flyway:defaultSchema} to yushi_desk;
grant select on all tables in schema ${flyway:defaultSchema} to yushi_ledger_writer, yushi_ledger_reader, yushi_desk;
grant insert on act, rulebook to yushi_ledger_writer;
grant insert, update, delete on place, service_item, rule_title, office_day to yushi_ledger_writer;
grant insert on desk to yushi_desk;
grant insert, update on desk_alert, desk_reading to yushi_desk;
grant insert, update (state, dropped_because, due_at, grouped, message) on notice to yushi_desk;
grant insert, update (state, attempts, first_tried_at, next_at, sent_at, problem) on message to yushi_desk;

-- What dashboards ask, by a role that reads this and nothing else: no texts of alerts but why, no rulebook, no message, no address.
-- Made before the monthly rows, therefore whatever asks those is plpgsql, which looks for them when it is called.

drop function if exists month_feed_figure(date, timestamptz);
drop function if exists month_alert_figure(date, timestamptz);
drop function if exists month_figure(date, timestamptz);
drop function if exists coming_step(timestamptz);
drop function if exists waiting_alert(timestamptz);
drop function if exists office_bounds(timestamptz);
drop view if exists forecast_step;
drop view if exists ledger_state;
drop view if exists message_count;
drop view if exists feed_day;
drop view if exists alert_event;
drop view if exists open_alert;
drop function if exists alert_why(text);
drop function if exists alert_is_for(text, text);
drop function if exists alert_is_issued(text);
drop function if exists without_nul(text);
drop function if exists chosen(text, text[]);

-- Open alerts are few among all that ever were.
create index if not exists revision_active on revision (alert_id, revision) where status = 'ACTIVE' and level in ('YELLOW', 'RED');
create index if not exists revision_came_up on revision (alert_id, decided_at) where kind in ('RAISED', 'HIGHER', 'AGAIN');
create index if not exists revision_event on revision (decided_on)
  include (kind, level, rule, region, centre, department, window_code)
  where kind in ('RAISED', 'HIGHER', 'AGAIN', 'ENDED', 'RETRACTED');

-- Whether a code is among the chosen ones; '*' stands for all.
create function chosen(code text, variadic codes text[]) returns boolean
language sql immutable parallel safe
as $$ select '*' = any (codes) or code = any (codes) $$;

-- PostgreSQL's JSON has no U+0000; events of before it was refused may.
create function without_nul(body text) returns text
language sql immutable parallel safe
as $$ select replace(body, '\u0000', '') $$;

-- The computation, in Chinese. Costly: only for the rows that are shown.
create function alert_why(body text) returns text
language plpgsql immutable parallel safe cost 5000
as $$ begin return without_nul(body)::jsonb #>> '{evidence,computation,zh-CN}'; end $$;

-- Whether anybody may be told: where the policy wants a person to confirm it, somebody has.
create function alert_is_issued(body text) returns boolean
language plpgsql immutable parallel safe cost 5000
as $$
begin
  return not coalesce((without_nul(body)::jsonb ->> 'confirm')::boolean, false)
    or without_nul(body)::jsonb @? '$.acts[*] ? (@.act == "RELEASE" || @.act == "UPHOLD")';
end
$$;

-- Whether the policy lets somebody see it, and a person where that has to be; where it names nobody, everybody may.
create function alert_is_for(body text, who text) returns boolean
language plpgsql immutable parallel safe cost 5000
as $$
begin
  return coalesce(who = any (string_to_array(without_nul(body)::jsonb ->> 'audience', ' ')), true)
    and alert_is_issued(body);
end
$$;

-- Yellow and red alerts as they stand, with the names of the newest rulebook. A place that is not said is that of the window.
create view open_alert as
  select a.alert_id, a.revision, r.rule, coalesce(t.title_zh, r.rule) as rule_title, r.level, r.case_id,
    r.item, coalesce(i.name, nullif(r.item, ''), '—') as item_name,
    p.region, coalesce(regions.name, nullif(p.region, ''), '—') as region_name,
    p.centre, coalesce(centres.name, nullif(p.centre, ''), '—') as centre_name,
    p.department, coalesce(departments.name, nullif(p.department, ''), '—') as department_name,
    r.window_code, coalesce(w.name, nullif(r.window_code, ''), '—') as window_name,
    r.since_at, r.from_at, raised.raised_at, answered.answered_at,
    alert_why(r.body) as why, alert_is_for(r.body, 'window') as for_window, alert_is_issued(r.body) as issued
  from alert a
  join revision r on r.alert_id = a.alert_id and r.revision = a.revision
  left join place w on w.code = r.window_code
  cross join lateral (
    select coalesce(nullif(r.region, ''), w.region, '') as region,
      coalesce(nullif(r.centre, ''), w.centre, '') as centre,
      coalesce(nullif(r.department, ''), w.department, '') as department
  ) p
  cross join lateral (
    select coalesce(max(e.decided_at), r.decided_at) as raised_at
    from revision e
    where e.alert_id = a.alert_id and e.kind in ('RAISED', 'HIGHER', 'AGAIN')
  ) raised
  left join lateral (
    select min(done_at) as answered_at
    from act
    where act.alert_id = a.alert_id and act.act in ('SIGN', 'EXPLAIN') and act.done_at >= raised.raised_at
  ) answered on true
  left join place regions on regions.code = p.region
  left join place centres on centres.code = p.centre
  left join place departments on departments.code = p.department
  left join service_item i on i.code = r.item
  left join rule_title t on t.rule = r.rule
  where r.status = 'ACTIVE' and r.level in ('YELLOW', 'RED');

-- When alerts came up and when they were over, by the days of their place.
create view alert_event as
  select r.decided_on as day, r.kind, r.level, r.rule,
    coalesce(nullif(r.region, ''), w.region, '') as region,
    coalesce(nullif(r.centre, ''), w.centre, '') as centre,
    coalesce(nullif(r.department, ''), w.department, '') as department,
    r.window_code
  from revision r
  left join place w on w.code = r.window_code
  where r.kind in ('RAISED', 'HIGHER', 'AGAIN', 'ENDED', 'RETRACTED');

-- The last closings before an instant, and the close of the second day that is yet to open: what is a day old, and what is near.
create function office_bounds(as_of timestamptz)
returns table (centre text, closed_1 timestamptz, closed_2 timestamptz, closed_5 timestamptz, near timestamptz)
language sql stable parallel safe
as $$
  select office.code,
    (select closes_at from office_day d where d.centre = office.code and d.closes_at <= office_bounds.as_of order by d.day desc limit 1),
    (select closes_at from office_day d where d.centre = office.code and d.closes_at <= office_bounds.as_of order by d.day desc offset 1 limit 1),
    (select closes_at from office_day d where d.centre = office.code and d.closes_at <= office_bounds.as_of order by d.day desc offset 4 limit 1),
    -- What was due at the close of office is late a millisecond after it.
    coalesce(
      (select closes_at + interval '1 second' from office_day d
        where d.centre = office.code and d.opens_at > office_bounds.as_of order by d.day offset 1 limit 1),
      office_bounds.as_of + interval '2 days')
  from (select code from place where kind in ('CENTRE', 'SUBCENTRE', 'AGENT') union all select '') as office
$$;

-- Open alerts that nobody has signed or explained since they came up, by the days that their centre was open since.
create function waiting_alert(as_of timestamptz)
returns table (
  alert_id text, level text, region text, centre text, department text, window_code text, raised_at timestamptz,
  age integer, age_name text
)
language sql stable parallel safe
as $$
  select w.alert_id, w.level, w.region, w.centre, w.department, w.window_code, w.raised_at, w.age,
    (array['不到一个工作日 < 1 d', '一个工作日 1 d', '两至四个工作日 2–4 d', '五个工作日以上 ≥ 5 d'])[w.age + 1]
  from (
    select a.*,
      case
        when a.raised_at > coalesce(own.closed_1, usual.closed_1) then 0
        when a.raised_at > coalesce(own.closed_2, usual.closed_2) then 1
        when a.raised_at > coalesce(own.closed_5, usual.closed_5) then 2
        else 3
      end as age
    from open_alert a
    left join office_bounds(waiting_alert.as_of) own on own.centre = a.centre
    left join office_bounds(waiting_alert.as_of) usual on usual.centre = ''
    where a.answered_at is null
  ) w
$$;

-- Yellow and red steps of forecasts, with names. They stay when they have passed, as long as nothing new is known of the case.
create view forecast_step as
  select f.case_id, f.rule, coalesce(t.title_zh, f.rule) as rule_title, f.grade, f.level, f.from_at, f.since_at,
    f.item, coalesce(i.name, f.item, '—') as item_name,
    coalesce(f.region, w.region, '') as region,
    p.centre, coalesce(centres.name, nullif(p.centre, ''), '—') as centre_name,
    p.department, coalesce(departments.name, nullif(p.department, ''), '—') as department_name,
    coalesce(f.window_code, '') as window_code, coalesce(w.name, f.window_code, '—') as window_name,
    red.red_from
  from forecast f
  left join place w on w.code = f.window_code
  cross join lateral (
    select coalesce(f.centre, w.centre, '') as centre, coalesce(f.department, w.department, '') as department
  ) p
  left join lateral (
    select min(r.from_at) as red_from
    from revision r
    join alert a on a.alert_id = r.alert_id and a.revision = r.revision
    where r.case_id = f.case_id and r.rule = f.rule and r.status = 'ACTIVE' and r.level = 'RED'
  ) red on true
  left join place centres on centres.code = p.centre
  left join place departments on departments.code = p.department
  left join service_item i on i.code = f.item
  left join rule_title t on t.rule = f.rule
  where f.level in ('YELLOW', 'RED');

-- What is ahead at an instant of cases that are not red already; near is what comes up to the close of the second working day that
-- is yet to open.
create function coming_step(as_of timestamptz)
returns table (
  case_id text, rule text, rule_title text, grade text, level text, from_at timestamptz, since_at timestamptz,
  item text, item_name text, region text, centre text, centre_name text, department text, department_name text,
  window_code text, window_name text, near boolean
)
language sql stable parallel safe
as $$
  select f.case_id, f.rule, f.rule_title, f.grade, f.level, f.from_at, f.since_at, f.item, f.item_name, f.region,
    f.centre, f.centre_name, f.department, f.department_name, f.window_code, f.window_name,
    f.from_at <= coalesce(own.near, usual.near)
  from forecast_step f
  left join office_bounds(coming_step.as_of) own on own.centre = f.centre
  left join office_bounds(coming_step.as_of) usual on usual.centre = ''
  where f.from_at > coming_step.as_of and (f.red_from is null or f.red_from > coming_step.as_of)
$$;

-- The figures of a month that directors ask for (docs/reference/monthly-rows.md), as known at an instant.
create function month_figure(month date, known_by timestamptz)
returns table (
  region text, centre text, department text, window_code text,
  received bigint, decided bigint, early bigint, on_time bigint, late bigint, on_the_spot bigint, open bigint, open_late bigint,
  complaints bigint, ratings bigint, satisfied bigint
)
language plpgsql stable security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
#variable_conflict use_column
begin
  return query
    select f.region, f.centre, f.department, f.window_code,
      sum(f.received)::bigint, sum(f.decided)::bigint, sum(f.early)::bigint, sum(f.on_time)::bigint, sum(f.late)::bigint,
      sum(f.on_the_spot)::bigint, sum(f.open)::bigint, sum(f.open_late)::bigint, sum(f.complaints)::bigint,
      sum(f.ratings)::bigint, sum(f.satisfied)::bigint
    from month_fact(month_figure.month, month_figure.known_by) f
    group by f.region, f.centre, f.department, f.window_code;
end
$$;

create function month_alert_figure(month date, known_by timestamptz)
returns table (region text, centre text, department text, window_code text, level text, raised bigint)
language plpgsql stable security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
#variable_conflict use_column
begin
  return query
    select a.region, a.centre, a.department, a.window_code, a.level, sum(a.raised)::bigint
    from month_alert(month_alert_figure.month, month_alert_figure.known_by) a
    group by a.region, a.centre, a.department, a.window_code, a.level;
end
$$;

create function month_feed_figure(month date, known_by timestamptz)
returns table (source text, late_entries bigint, corrections bigint)
language plpgsql stable security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
  return query select * from monthly_feeds(month_feed_figure.month, month_feed_figure.known_by);
end
$$;

-- What each feed sent, by days of UTC: the growth of its sums.
create view feed_day as
  select source, day, sums.received - coalesce(lag(sums.received) over feed, 0) as received,
    sums.judged - coalesce(lag(sums.judged) over feed, 0) as judged,
    sums.duplicate - coalesce(lag(sums.duplicate) over feed, 0) as duplicate,
    sums.rejected - coalesce(lag(sums.rejected) over feed, 0) as rejected
  from (
    select distinct on (source, date_trunc('day', hour at time zone 'UTC')) source,
      (hour at time zone 'UTC')::date as day, received, judged, duplicate, rejected
    from feed_account
    order by source, date_trunc('day', hour at time zone 'UTC'), hour desc
  ) sums
  window feed as (partition by source order by day);

-- What was sent to people, without to whom and what.
create view message_count as
  select day, kind, split_part(channel, ':', 1) as channel, state, count(*) as messages, sum(notices) as notices
  from message
  group by day, kind, split_part(channel, ':', 1), state;

-- How far the ledger is: one row.
create view ledger_state as
  select (select max(position) from revision) as revisions,
    (select decided_at from revision order by position desc limit 1) as last_decided_at,
    (select max(known_from) from contribution) as last_known_from,
    (select count(*) from unreadable) as unreadable,
    (select count(*) from notice where state = 'PLANNED') as notices_planned,
    (select count(*) from message where state = 'COMPOSED') as messages_to_send,
    (select count(*) from message where state = 'UNDELIVERABLE') as messages_undeliverable;

do $$
begin
  if not exists (select from pg_roles where rolname = 'yushi_dashboards') then
    create role yushi_dashboards nologin;
  end if;
end
$$;
grant yushi_dashboards to current_user;
grant usage on schema ${flyway:defaultSchema} to yushi_dashboards;
grant select on place, service_item, rule_title, office_day, feed_account to yushi_dashboards;
grant select on open_alert, alert_event, forecast_step, feed_day, message_count, ledger_state
  to yushi_dashboards, yushi_ledger_reader;
grant select on forecast_step to yushi_desk;
revoke all on function month_figure(date, timestamptz), month_alert_figure(date, timestamptz), month_feed_figure(date, timestamptz)
  from public;
grant execute on function month_figure(date, timestamptz), month_alert_figure(date, timestamptz), month_feed_figure(date, timestamptz)
  to yushi_dashboards;

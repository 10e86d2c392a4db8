-- The monthly rows (docs/reference/monthly-rows.md) over what was known at an instant.

drop view if exists monthly_row;
drop function if exists monthly_rows(date, timestamptz);
drop function if exists monthly_feeds(date, timestamptz);
drop function if exists monthly_alerts(date, timestamptz);
drop function if exists month_alert(date, timestamptz);
drop function if exists alert_as_of(timestamptz);
drop function if exists month_fact(date, timestamptz);

-- What counts in a month: a row for each case and each deed, to be added up over any places.
create function month_fact(month date, known_by timestamptz)
returns table (
  counted_of text, id text,
  region text, centre text, department text, window_code text, item text, channel text, agent_point text,
  received bigint, accepted bigint, refused bigint, decided bigint, withdrawn bigint,
  voided bigint, delivered bigint, open bigint, open_late bigint, on_the_spot bigint,
  early bigint, on_time bigint, late bigint, undated bigint, late_by_promise bigint,
  late_by_statute bigint, extensions bigint, extensions_refused bigint, stops bigint, stops_refused bigint,
  stop_minutes bigint, supplements bigint, fees bigint, fee_fen bigint, complaints bigint,
  complaints_in_time bigint, complaints_late bigint, enquiries bigint, enquiries_in_time bigint, enquiries_late bigint,
  ratings bigint, satisfied bigint, dissatisfied bigint, patrol_findings bigint,
  worked bigint, promised bigint, statutory bigint
)
language sql stable parallel safe
as $$
  with known as (
    select * from contribution c where c.known_from <= month_fact.known_by and c.known_to > month_fact.known_by
  ),
  span as (
    select month_fact.month as first_day, (month_fact.month + interval '1 month')::date as next
  ),
  of_case as (
    select known.*,
      coalesce(received_on >= first_day and received_on < next, false) as received,
      coalesce(accepted_on >= first_day and accepted_on < next, false) as accepted,
      coalesce(delivered_on >= first_day and delivered_on < next, false) as delivered,
      coalesce(ended_on >= first_day and ended_on < next, false) as ended,
      received_on < next and (ended_on is null or ended_on >= next) as open,
      coalesce(late_from <= least(month_fact.known_by, next::timestamp at time zone zone), false) as past_due
    from known, span
    where received_on is not null
  )
  select counted_of, id, region, centre, department, window_code, item, channel, agent_point,
    received::int,
    accepted::int,
    (ended and ending = 'REFUSED')::int,
    (ended and ending = 'DECIDED')::int,
    (ended and ending = 'WITHDRAWN')::int,
    (ended and ending = 'VOIDED')::int,
    delivered::int,
    open::int,
    (open and past_due)::int,
    (ended and on_the_spot)::int,
    (ended and timing = 'EARLY')::int,
    (ended and timing = 'ON_TIME')::int,
    (ended and timing = 'LATE')::int,
    (ended and timing = 'UNDATED')::int,
    (ended and late_by_promise)::int,
    (ended and late_by_statute)::int,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    case when ended then worked end, case when ended then promised end, case when ended then statutory end
  from of_case
  where received or accepted or delivered or ended or open
  union all
  select counted_of, id, region, centre, department, window_code, item, channel, agent_point,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    (kind in ('EXTENSION', 'EXTENSION_REFUSED'))::int,
    (kind = 'EXTENSION_REFUSED')::int,
    (kind in ('STOP', 'STOP_REFUSED'))::int,
    (kind = 'STOP_REFUSED')::int,
    case when kind in ('STOP', 'STOP_REFUSED') then amount else 0 end,
    (kind = 'SUPPLEMENT')::int,
    (kind = 'FEE')::int,
    case when kind = 'FEE' then amount else 0 end,
    (kind in ('COMPLAINT', 'COMPLAINT_IN_TIME', 'COMPLAINT_LATE'))::int,
    (kind = 'COMPLAINT_IN_TIME')::int,
    (kind = 'COMPLAINT_LATE')::int,
    (kind in ('ENQUIRY', 'ENQUIRY_IN_TIME', 'ENQUIRY_LATE'))::int,
    (kind = 'ENQUIRY_IN_TIME')::int,
    (kind = 'ENQUIRY_LATE')::int,
    (kind = 'RATING')::int,
    (kind = 'RATING' and amount between 1 and 3)::int,
    (kind = 'RATING' and amount in (4, 5))::int,
    (kind = 'PATROL_FINDING')::int,
    null, null, null
  from deed join known using (counted_of, id, sequence), span
  where on_day >= first_day and on_day < next and kind not in ('LATE_ENTRY', 'CORRECTION')
$$;

-- A month by place, as known at an instant.
create function monthly_rows(month date, known_by timestamptz)
returns table (
  region text, centre text, department text, window_code text, item text, channel text, agent_point text,
  received bigint, accepted bigint, refused bigint, decided bigint, withdrawn bigint,
  voided bigint, delivered bigint, open bigint, open_late bigint, on_the_spot bigint,
  early bigint, on_time bigint, late bigint, undated bigint, late_by_promise bigint,
  late_by_statute bigint, extensions bigint, extensions_refused bigint, stops bigint, stops_refused bigint,
  stop_minutes bigint, supplements bigint, fees bigint, fee_fen bigint, complaints bigint,
  complaints_in_time bigint, complaints_late bigint, enquiries bigint, enquiries_in_time bigint, enquiries_late bigint,
  ratings bigint, satisfied bigint, dissatisfied bigint, patrol_findings bigint,
  worked_count bigint, worked_sum bigint, worked_median bigint, worked_p90 bigint,
  promised_count bigint, promised_sum bigint, promised_median bigint, promised_p90 bigint,
  statutory_count bigint, statutory_sum bigint, statutory_median bigint, statutory_p90 bigint
)
language sql stable parallel safe
as $$
  select region, centre, department, window_code, item, channel, agent_point,
    coalesce(sum(received), 0)::bigint, coalesce(sum(accepted), 0)::bigint, coalesce(sum(refused), 0)::bigint, coalesce(sum(decided), 0)::bigint,
    coalesce(sum(withdrawn), 0)::bigint, coalesce(sum(voided), 0)::bigint, coalesce(sum(delivered), 0)::bigint, coalesce(sum(open), 0)::bigint,
    coalesce(sum(open_late), 0)::bigint, coalesce(sum(on_the_spot), 0)::bigint, coalesce(sum(early), 0)::bigint, coalesce(sum(on_time), 0)::bigint,
    coalesce(sum(late), 0)::bigint, coalesce(sum(undated), 0)::bigint, coalesce(sum(late_by_promise), 0)::bigint, coalesce(sum(late_by_statute), 0)::bigint,
    coalesce(sum(extensions), 0)::bigint, coalesce(sum(extensions_refused), 0)::bigint, coalesce(sum(stops), 0)::bigint, coalesce(sum(stops_refused), 0)::bigint,
    coalesce(sum(stop_minutes), 0)::bigint, coalesce(sum(supplements), 0)::bigint, coalesce(sum(fees), 0)::bigint, coalesce(sum(fee_fen), 0)::bigint,
    coalesce(sum(complaints), 0)::bigint, coalesce(sum(complaints_in_time), 0)::bigint, coalesce(sum(complaints_late), 0)::bigint, coalesce(sum(enquiries), 0)::bigint,
    coalesce(sum(enquiries_in_time), 0)::bigint, coalesce(sum(enquiries_late), 0)::bigint, coalesce(sum(ratings), 0)::bigint, coalesce(sum(satisfied), 0)::bigint,
    coalesce(sum(dissatisfied), 0)::bigint, coalesce(sum(patrol_findings), 0)::bigint,
    count(worked), coalesce(sum(worked), 0)::bigint,
    coalesce(percentile_disc(0.5) within group (order by worked), 0),
    coalesce(percentile_disc(0.9) within group (order by worked), 0),
    count(promised), coalesce(sum(promised), 0)::bigint,
    coalesce(percentile_disc(0.5) within group (order by promised), 0),
    coalesce(percentile_disc(0.9) within group (order by promised), 0),
    count(statutory), coalesce(sum(statutory), 0)::bigint,
    coalesce(percentile_disc(0.5) within group (order by statutory), 0),
    coalesce(percentile_disc(0.9) within group (order by statutory), 0)
  from month_fact(month, known_by)
  group by region, centre, department, window_code, item, channel, agent_point
$$;

-- Late entries and corrections of a month, by feed.
create function monthly_feeds(month date, known_by timestamptz)
returns table (source text, late_entries bigint, corrections bigint)
language sql stable parallel safe
as $$
  select source, count(*) filter (where kind = 'LATE_ENTRY'), count(*) filter (where kind = 'CORRECTION')
  from deed d
  join contribution c using (counted_of, id, sequence)
  where d.on_day >= monthly_feeds.month and d.on_day < monthly_feeds.month + interval '1 month'
    and d.kind in ('LATE_ENTRY', 'CORRECTION')
    and c.known_from <= monthly_feeds.known_by and c.known_to > monthly_feeds.known_by
  group by source
$$;

-- Every alert as it stood at an instant; an alert about a case counts where the case does.
create function alert_as_of(known_by timestamptz)
returns table (
  alert_id text, "position" bigint, case_id text, rule text, level text, status text,
  region text, centre text, department text, window_code text, item text, channel text, agent_point text,
  since_at timestamptz, from_at timestamptz, from_on date, until_at timestamptz, until_on date, decided_on date
)
language sql stable parallel safe
as $$
  with latest as (
    select distinct on (r.alert_id) r.alert_id, r.position, r.case_id, r.rule, r.level, r.status,
      r.region, r.centre, r.department, r.window_code, r.item, r.channel,
      r.since_at, r.from_at, r.from_on, r.until_at, r.until_on, r.decided_on
    from revision r
    where r.decided_at <= alert_as_of.known_by
    order by r.alert_id, r.revision desc
  )
  select l.alert_id, l.position, l.case_id, l.rule, l.level, l.status,
    coalesce(c.region, l.region), coalesce(c.centre, l.centre), coalesce(c.department, l.department),
    coalesce(c.window_code, l.window_code), coalesce(c.item, l.item), coalesce(c.channel, l.channel),
    coalesce(c.agent_point, ''),
    l.since_at, l.from_at, l.from_on, l.until_at, l.until_on, l.decided_on
  from latest l
  left join contribution c on c.counted_of = 'CASE' and c.id = l.case_id
    and c.known_from <= alert_as_of.known_by and c.known_to > alert_as_of.known_by
$$;

-- The alerts that count in a month, as they stood at an instant.
create function month_alert(month date, known_by timestamptz)
returns table (
  alert_id text, "position" bigint, case_id text, rule text, level text, status text,
  region text, centre text, department text, window_code text, item text, channel text, agent_point text,
  raised bigint, ended bigint, retracted bigint
)
language sql stable parallel safe
as $$
  select a.alert_id, a.position, a.case_id, a.rule, a.level, a.status,
    a.region, a.centre, a.department, a.window_code, a.item, a.channel, a.agent_point,
    (a.status <> 'RETRACTED' and a.from_on >= first_day and a.from_on < next)::int,
    (a.status = 'ENDED' and a.until_on >= first_day and a.until_on < next)::int,
    (a.status = 'RETRACTED' and a.decided_on >= first_day and a.decided_on < next)::int
  from alert_as_of(month_alert.known_by) a
  cross join (select month_alert.month as first_day, (month_alert.month + interval '1 month')::date as next) as span
  where (a.status <> 'RETRACTED' and a.from_on >= first_day and a.from_on < next)
    or (a.status = 'ENDED' and a.until_on >= first_day and a.until_on < next)
    or (a.status = 'RETRACTED' and a.decided_on >= first_day and a.decided_on < next)
$$;

-- Alerts of a month by place, rule and level.
create function monthly_alerts(month date, known_by timestamptz)
returns table (
  region text, centre text, department text, window_code text, item text, channel text, agent_point text,
  rule text, level text, raised bigint, ended bigint, retracted bigint
)
language sql stable parallel safe
as $$
  select region, centre, department, window_code, item, channel, agent_point, rule, level,
    coalesce(sum(raised), 0)::bigint, coalesce(sum(ended), 0)::bigint, coalesce(sum(retracted), 0)::bigint
  from month_alert(month, known_by)
  group by region, centre, department, window_code, item, channel, agent_point, rule, level
$$;

-- Every month there is, as known now.
create view monthly_row as
  select months.month::date as month, r.*
  from (
      select min(received_on) as first_day, max(known_from) as known_by, max(known_from at time zone zone) as last
      from contribution where known_to = 'infinity'
    ) reach,
    generate_series(date_trunc('month', first_day), date_trunc('month', last), interval '1 month') as months(month),
    monthly_rows(months.month::date, reach.known_by) r;

grant execute on all functions in schema ${flyway:defaultSchema} to yushi_ledger_writer, yushi_ledger_reader;
grant select on monthly_row to yushi_ledger_writer, yushi_ledger_reader;

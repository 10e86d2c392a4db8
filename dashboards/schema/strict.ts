// The dashboards of this repository as Grafana's own types know them, as strict as these allow.
import * as common from '@grafana/schema';
import type * as kind from './node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen';
import type * as barchart from './node_modules/@grafana/schema/dist/types/raw/composable/barchart/panelcfg/x/types.gen';
import type * as bargauge from './node_modules/@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen';
import type * as stat from './node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import type * as statetimeline from './node_modules/@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/types.gen';
import type * as table from './node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type * as timeseries from './node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';

type PrometheusSource = { type: 'prometheus'; uid: string };
type PostgresSource = { type: 'grafana-postgresql-datasource'; uid: string };

// packages/grafana-prometheus/src/dataquery.ts
type PrometheusTarget = {
  refId: string;
  datasource: PrometheusSource;
  expr: string;
  legendFormat?: string;
  format?: 'time_series' | 'table' | 'heatmap';
  instant?: boolean;
  range?: boolean;
  interval?: string;
  hide?: boolean;
};

// packages/grafana-sql/src/types.ts
type PostgresTarget = {
  refId: string;
  datasource: PostgresSource;
  editorMode: 'code';
  rawQuery: true;
  rawSql: string;
  format: 'time_series' | 'table';
  hide?: boolean;
};

type Config<Custom> = {
  defaults: Omit<kind.FieldConfig, 'custom'> & { custom?: Partial<Custom> };
  overrides: Array<{ matcher: kind.MatcherConfig; properties: Array<{ id: string; value?: unknown }> }>;
};

type Of<Type extends string, Options, Custom> = {
  id: number;
  type: Type;
  title: string;
  description: string;
  gridPos: kind.GridPos;
  datasource: PrometheusSource | PostgresSource;
  targets: Array<PrometheusTarget | PostgresTarget>;
  fieldConfig: Config<Custom>;
  options: Partial<Options>;
  transformations?: kind.DataTransformerConfig[];
  links?: kind.DashboardLink[];
  interval?: string;
  maxDataPoints?: number;
};

type Nothing = Record<string, never>;

type Row = {
  id: number;
  type: 'row';
  title: string;
  gridPos: kind.GridPos;
  collapsed: false;
  panels: [];
};

type StrictPanel =
  | Row
  | Of<'barchart', barchart.Options, barchart.FieldConfig>
  | Of<'bargauge', bargauge.Options, Nothing>
  | Of<'stat', stat.Options, Nothing>
  | Of<'state-timeline', statetimeline.Options, statetimeline.FieldConfig>
  | Of<'table', table.Options, common.TableFieldOptions>
  | Of<'timeseries', timeseries.Options, common.GraphFieldConfig>;

type StrictVariable = Omit<kind.VariableModel, 'type' | 'datasource' | 'query'> &
  (
    | { type: 'query'; datasource: PrometheusSource; query: { query: string; refId: string } }
    | { type: 'query'; datasource: PostgresSource; query: string }
  );

export type StrictDashboard = Omit<
  kind.Dashboard,
  'id' | 'panels' | 'templating' | 'uid' | 'title' | 'description' | 'tags' | 'snapshot'
> & {
  uid: string;
  title: string;
  description: string;
  tags: string[];
  panels: StrictPanel[];
  templating: { list: StrictVariable[] };
};
